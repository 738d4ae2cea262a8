package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Trail;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Makes calls that know their context, and end in its time. */
record ScopedCalls(Call.Factory http, CallContext context, @Nullable Trail trail)
    implements Call.Factory {
  @Override
  public Call newCall(Request request) {
    Call call =
        http.newCall(
            request
                .newBuilder()
                .tag(CallContext.class, context)
                .tag(Trail.class, trail == null ? new Trail() : trail)
                .build());
    context
        .timeout()
        .ifPresent(limit -> call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS));
    return call;
  }
}
