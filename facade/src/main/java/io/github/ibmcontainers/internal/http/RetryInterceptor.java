package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
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
 * Retries a request if that is safe and may succeed. Safe are operations that the document marks as
 * idempotent or the caller as repeatable, and requests that were not sent for lack of a connection.
 * Any other request is sent once, even if the server postpones it by {@code Retry-After}: whether
 * it has performed a create request by then is unknown. OkHttp's own retries are off; see {@link
 * FollowUps}.
 *
 * @param standard the context of requests without one; {@code null} to send those once
 */
record RetryInterceptor(
    TimeSource time, DoubleSupplier random, Events events, @Nullable CallContext standard)
    implements Interceptor {
  private static final long READ_AHEAD = 1 << 20;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallContext own = request.tag(CallContext.class);
    CallContext context = own == null ? standard : own;
    if (context == null) {
      return chain.proceed(request);
    }
    RetryPolicy policy = context.retry();
    CallTrace trace = request.tag(CallTrace.class);
    boolean repeatable = repeatable(request, context);
    Deadline deadline = request.tag(Deadline.class);
    Delivery delivery = chain.call().request().tag(Delivery.class);
    for (int attempt = 1; ; attempt++) {
      if (trace != null) {
        trace.countAttempt();
      }
      int before = delivery == null ? 0 : delivery.undecided();
      Response response = null;
      IOException failure = null;
      boolean broken = false;
      try {
        response = chain.proceed(request);
        if (repeatable && isReadWhole(request) && isReadable(response)) {
          response.body().source().request(READ_AHEAD);
        }
      } catch (IOException e) {
        if (response != null) {
          broken = true;
          response.close();
          response = null;
        }
        failure = e;
      }
      boolean sent = delivery == null || delivery.undecided() > before;
      Optional<Duration> pause =
          attempt >= policy.attempts() || chain.call().isCanceled()
              ? Optional.empty()
              : response != null
                  ? pauseAfter(response, attempt, policy, repeatable)
                  : pauseAfter(failure, broken, attempt, policy, repeatable || !sent);
      if (pause.isEmpty() || (deadline != null && !deadline.allows(pause.get()))) {
        if (response != null) {
          return response;
        }
        throw failure;
      }
      if (response != null) {
        response.close();
      }
      if (trace != null && sent && (response == null || response.code() != 429)) {
        trace.leaveInDoubt();
      }
      events.emit(
          new ClientEvent.RetryScheduled(
              OperationNames.of(request), attempt, reason(response, failure), pause.get()));
      Pauses.sleep(time, pause.get(), chain.call());
    }
  }

  /**
   * Whether the caller reads all of the response. Then it is read ahead, up to a bound, so that one
   * that breaks off is retried like one that never came.
   */
  private static boolean isReadWhole(Request request) {
    CallTrace trace = request.tag(CallTrace.class);
    return trace == null ? request.tag(Repeatable.class) != null : trace.isReadWhole();
  }

  private static boolean isReadable(Response response) {
    return response.isSuccessful() && response.body().contentLength() >= -1;
  }

  private static boolean repeatable(Request request, CallContext context) {
    Operation operation = request.tag(Operation.class);
    return RequestBodies.canBeSentAgain(request)
        && (context.options().repeatable()
            || request.tag(Repeatable.class) == Repeatable.YES
            || (operation != null && operation.idempotent()));
  }

  private Optional<Duration> pauseAfter(
      Response response, int attempt, RetryPolicy policy, boolean repeatable) {
    int status = response.code();
    boolean passing =
        status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
    if (!passing || !repeatable) {
      return Optional.empty();
    }
    Optional<Duration> asked = RetryAfter.of(response.headers(), time.now());
    if (asked.isEmpty()) {
      return Optional.of(backoff(attempt, policy));
    }
    return asked.filter(wait -> wait.compareTo(policy.longestRetryAfter()) <= 0);
  }

  private Optional<Duration> pauseAfter(
      @Nullable IOException failure,
      boolean broken,
      int attempt,
      RetryPolicy policy,
      boolean repeatable) {
    // Another attempt changes neither a certificate, nor a malformed response, nor a proxy's rules.
    boolean lasting =
        (failure instanceof SSLException tls && !TransportFailures.isClosedHandshake(tls))
            || (failure instanceof ProtocolException && !broken)
            || failure instanceof CallFailure
            || (failure != null && TransportFailures.isRefusedByProxy(failure))
            || (failure != null && TransportFailures.isCallTimeout(failure))
            || Thread.currentThread().isInterrupted();
    return lasting || !repeatable ? Optional.empty() : Optional.of(backoff(attempt, policy));
  }

  private Duration backoff(int attempt, RetryPolicy policy) {
    return Backoff.doubling(policy.firstPause(), policy.longestPause()).jittered(attempt, random);
  }

  private static String reason(@Nullable Response response, @Nullable IOException failure) {
    return response != null
        ? Integer.toString(response.code())
        : failure == null ? "unknown" : failure.getClass().getSimpleName();
  }
}
