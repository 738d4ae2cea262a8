package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.CallTrace;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Makes calls that know their context, and end in its time. */
record ScopedCalls(Call.Factory http, CallContext context, @Nullable CallTrace trace)
    implements Call.Factory {
  @Override
  public Call newCall(Request request) {
    Call call =
        http.newCall(
            request
                .newBuilder()
                .tag(CallContext.class, context)
                .tag(CallTrace.class, trace == null ? new CallTrace() : trace)
                .build());
    context
        .timeout()
        .ifPresent(limit -> call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS));
    return call;
  }
}
