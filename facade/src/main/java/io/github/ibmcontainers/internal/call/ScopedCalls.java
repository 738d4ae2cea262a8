package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.CallTrace;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.OperationNames;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Creates calls that have their context as a tag and end at its deadline. */
record ScopedCalls(Core core, CallContext context, @Nullable CallTrace trace)
    implements Call.Factory {
  /**
   * @throws CallTimeoutException if the deadline has passed
   */
  @Override
  public Call newCall(Request request) {
    CallContext started = context.started(context.timeout(), core.time());
    Deadline deadline = started.deadline();
    CallTrace traced = trace == null ? new CallTrace(false) : trace;
    started.options().headers().forEach(traced::correlateBy);
    traced.start(request, started.timeout(), core.time().nanoTime());
    boolean changes = !request.method().equals("GET");
    Call call =
        core.newCall(
            request
                .newBuilder()
                .tag(CallContext.class, started)
                .tag(Deadline.class, deadline)
                .tag(CallTrace.class, traced)
                .tag(Delivery.class, new Delivery(changes ? started.step() : null))
                .build());
    if (deadline != null) {
      Duration left = deadline.left();
      if (left.isZero()) {
        throw new CallTimeoutException(
            OperationNames.of(request)
                + " was not sent: the timeout of the call"
                + started.timeout().map(it -> ", " + Durations.exact(it) + ",").orElse("")
                + " has expired",
            null);
      }
      call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    }
    return call;
  }
}
