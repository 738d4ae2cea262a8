package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps one client under the service's limit of requests in a sliding window by letting them wait,
 * first come first served. A request takes its turn at once and waits for it outside of the lock,
 * so nobody can overtake; the turn of one that is cancelled meanwhile is lost, which errs on the
 * safe side.
 */
final class Limiter implements Interceptor {
  private final TimeSource time;
  private final Events events;
  private final long windowNanos;

  /** When the last {@code turns.length} requests were let through, oldest at {@code next}. */
  private final long[] turns;

  private int next;
  private long taken;

  Limiter(int requests, Duration window, TimeSource time, Events events) {
    this.time = time;
    this.events = events;
    this.windowNanos = window.toNanos();
    this.turns = new long[requests];
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (chain.request().tag(CallContext.class) != null) {
      await(chain.call(), OperationNames.of(chain.request()));
    }
    return chain.proceed(chain.request());
  }

  private void await(Call call, String operation) throws IOException {
    long wait = takeTurn();
    if (wait > 0) {
      Duration pause = Duration.ofNanos(wait);
      events.tell(new ClientEvent.LimiterWaited(operation, pause));
      Pauses.sleep(time, pause, call);
    }
  }

  private synchronized long takeTurn() {
    long now = time.nanoTime();
    long turn = now;
    if (taken >= turns.length) {
      // Compared by difference: nanoTime may be negative and wrap around.
      long free = turns[next] + windowNanos;
      turn = free - now > 0 ? free : now;
    }
    turns[next] = turn;
    next = (next + 1) % turns.length;
    taken++;
    return turn - now;
  }
}
