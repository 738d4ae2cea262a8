package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.time.Time;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again when that is safe and may help. Safe is an operation that the document
 * marks as idempotent or the caller as repeatable, any request that found no connection, and any
 * that the server put off with a {@code Retry-After}. OkHttp's own repetition is switched off in
 * this chain, since it does not ask whether a request was a create.
 */
final class RetryInterceptor implements Interceptor {
  private final Time time;
  private final DoubleSupplier random;
  private final Events events;
  private final @Nullable CallContext standard;

  /**
   * @param standard the context of requests that bring none; {@code null} to let those pass once
   */
  RetryInterceptor(
      Time time, DoubleSupplier random, Events events, @Nullable CallContext standard) {
    this.time = time;
    this.random = random;
    this.events = events;
    this.standard = standard;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallContext own = request.tag(CallContext.class);
    CallContext context = own == null ? standard : own;
    if (context == null) {
      return chain.proceed(request);
    }
    RetryPolicy policy = context.retry();
    Trail trail = request.tag(Trail.class);
    boolean repeatable = repeatable(request, context);
    long start = time.nanoTime();
    for (int attempt = 1; ; attempt++) {
      if (trail != null) {
        trail.countAttempt();
      }
      SendMark mark = new SendMark();
      Response response = null;
      IOException failure = null;
      try {
        response = chain.proceed(request.newBuilder().tag(SendMark.class, mark).build());
      } catch (IOException e) {
        failure = e;
      }
      Optional<Duration> pause =
          attempt >= policy.attempts() || chain.call().isCanceled()
              ? Optional.empty()
              : response != null
                  ? pauseAfter(response, attempt, policy, repeatable)
                  : pauseAfter(failure, attempt, policy, repeatable || !mark.sent(), request);
      if (pause.isEmpty() || !inTime(context, start, pause.get())) {
        if (response != null) {
          return response;
        }
        throw failure;
      }
      if (response != null) {
        response.close();
      }
      events.tell(
          new ClientEvent.RetryScheduled(
              Names.operation(request), attempt, reason(response, failure), pause.get()));
      sleep(chain, pause.get());
    }
  }

  private static boolean repeatable(Request request, CallContext context) {
    if (request.body() != null && (request.body().isOneShot() || request.body().isDuplex())) {
      return false;
    }
    Operation operation = request.tag(Operation.class);
    return context.repeatable()
        || request.tag(Repeatable.class) == Repeatable.YES
        || (operation != null && operation.idempotent());
  }

  private Optional<Duration> pauseAfter(
      Response response, int attempt, RetryPolicy policy, boolean repeatable) {
    int status = response.code();
    Optional<Duration> asked = RetryAfter.parse(response.header("Retry-After"), time.now());
    boolean putOff = (status == 429 || status == 503) && asked.isPresent() && !oneShot(response);
    boolean passing =
        status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
    if (!putOff && !(passing && repeatable)) {
      return Optional.empty();
    }
    if (asked.isEmpty()) {
      return Optional.of(backOff(attempt, policy));
    }
    return asked.filter(wait -> wait.compareTo(policy.longestRetryAfter()) <= 0);
  }

  private static boolean oneShot(Response response) {
    var body = response.request().body();
    return body != null && (body.isOneShot() || body.isDuplex());
  }

  private Optional<Duration> pauseAfter(
      @Nullable IOException failure,
      int attempt,
      RetryPolicy policy,
      boolean repeatable,
      Request request) {
    boolean oneShot = request.body() != null && request.body().isOneShot();
    // A certificate does not become valid, nor a broken answer whole, by asking again.
    boolean lasting =
        failure instanceof SSLException
            || failure instanceof ProtocolException
            || failure instanceof CallFailure
            || (failure instanceof InterruptedIOException && Failures.isCallTimeout(failure))
            || Thread.currentThread().isInterrupted();
    return lasting || !repeatable || oneShot
        ? Optional.empty()
        : Optional.of(backOff(attempt, policy));
  }

  /**
   * Full jitter: anything from nothing to the bound, so that many clients do not come back as one.
   */
  private Duration backOff(int attempt, RetryPolicy policy) {
    long longest = policy.longestPause().toNanos();
    // Past 2^20 times the first pause any bound is the longest.
    long grown = 1L << Math.min(attempt - 1, 20);
    long first = policy.firstPause().toNanos();
    long bound = first > longest / grown ? longest : first * grown;
    return Duration.ofNanos((long) (bound * random.getAsDouble()));
  }

  private boolean inTime(CallContext context, long start, Duration pause) {
    return context
        .timeout()
        .map(limit -> time.nanoTime() - start + pause.toNanos() < limit.toNanos())
        .orElse(true);
  }

  private void sleep(Chain chain, Duration pause) throws IOException {
    Waiting.sleep(time, pause, chain.call());
  }

  private static String reason(@Nullable Response response, @Nullable IOException failure) {
    return response != null
        ? Integer.toString(response.code())
        : failure == null ? "unknown" : failure.getClass().getSimpleName();
  }
}
