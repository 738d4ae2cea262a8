package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** The outermost link: gives the call its correlation id and tells its end. */
final class CallEvents implements Interceptor {
  private final Time time;
  private final Events events;

  CallEvents(Time time, Events events) {
    this.time = time;
    this.events = events;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Trail given = chain.request().tag(Trail.class);
    Trail trail = given == null ? new Trail() : given;
    Request request =
        chain
            .request()
            .newBuilder()
            .header("X-Correlation-ID", trail.correlationId())
            .tag(Trail.class, trail)
            .build();
    long start = time.nanoTime();
    try {
      Response response = chain.proceed(request);
      tell(request, OptionalInt.of(response.code()), Optional.empty(), trail, start);
      return response;
    } catch (CallFailure e) {
      tell(request, OptionalInt.empty(), name(e.failure()), trail, start);
      throw e;
    } catch (IOException e) {
      tell(request, OptionalInt.empty(), name(e), trail, start);
      throw e;
    }
  }

  private void tell(
      Request request, OptionalInt status, Optional<String> failure, Trail trail, long start) {
    Operation operation = request.tag(Operation.class);
    events.tell(
        new ClientEvent.CallEnded(
            Names.operation(request),
            request.method(),
            operation == null ? "" : operation.path(),
            status,
            failure,
            trail.attempts(),
            Duration.ofNanos(time.nanoTime() - start)));
  }

  private static Optional<String> name(Exception e) {
    return Optional.of(e.getClass().getSimpleName());
  }
}
