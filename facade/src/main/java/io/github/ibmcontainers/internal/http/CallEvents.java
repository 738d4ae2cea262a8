package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** The outermost interceptor: sets the correlation id, and emits the event of the call's end. */
record CallEvents(TimeSource time, Events events) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    CallTrace given = chain.request().tag(CallTrace.class);
    CallTrace trace = given == null ? new CallTrace(false) : given;
    Request request =
        chain
            .request()
            .newBuilder()
            .header("X-Correlation-ID", trace.correlationId())
            .tag(CallTrace.class, trace)
            .build();
    long start = time.nanoTime();
    try {
      Response response = chain.proceed(request);
      OptionalInt status = OptionalInt.of(response.code());
      events.emit(ended(request, status, Optional.empty(), trace, start), response);
      return response;
    } catch (IOException e) {
      Exception reason = e instanceof CallFailure carrier ? carrier.failure() : e;
      String name = reason.getClass().getSimpleName();
      events.emit(ended(request, OptionalInt.empty(), Optional.of(name), trace, start));
      throw e;
    }
  }

  private ClientEvent ended(
      Request request, OptionalInt status, Optional<String> failure, CallTrace trace, long start) {
    Operation operation = request.tag(Operation.class);
    return new ClientEvent.CallEnded(
        OperationNames.of(request),
        request.method(),
        operation == null ? "" : operation.path(),
        status,
        failure,
        trace.attempts(),
        Duration.ofNanos(time.nanoTime() - start));
  }
}
