package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Limits the requests of one client in a sliding window by delaying them, in FIFO order. A request
 * whose call ends leaves the queue, and the ones behind it move up; a request whose deadline ends
 * before its turn isn't queued.
 *
 * <p>The window has as many slots as requests are allowed. Each slot admits one request per window.
 * Because the connection may take time to open, the window of a slot starts when its request is
 * written.
 */
final class Limiter implements Interceptor {
  /** Requests reach the server with varying delay, so the window is a little longer there. */
  private static final int MARGIN_PERCENT = 2;

  private static final long SHORTEST_WAIT_NANOS = 1_000_000;

  private final TimeSource time;
  private final Events events;
  private final long windowNanos;

  /** When each slot was last used. The slots are used in turn. */
  private final long[] used;

  private final List<Call> queue = new ArrayList<>();

  /** The number of calls that left the queue without a turn. */
  private final AtomicInteger departures = new AtomicInteger();

  private int next;
  private long taken;

  Limiter(int requests, Duration window, TimeSource time, Events events) {
    this.time = time;
    this.events = events;
    this.windowNanos = window.toNanos() / 100 * (100 + MARGIN_PERCENT);
    this.used = new long[requests];
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (request.tag(CallContext.class) != null) {
      int slot = await(chain.call(), request);
      Delivery delivery = chain.call().request().tag(Delivery.class);
      if (delivery != null) {
        delivery.whenSent(() -> useNow(slot));
      }
    }
    return chain.proceed(request);
  }

  private int await(Call call, Request request) throws IOException {
    Duration wait;
    synchronized (this) {
      int slot = queue.isEmpty() ? takeSlot() : -1;
      if (slot >= 0) {
        return slot;
      }
      wait = Duration.ofNanos(waitAt(queue.size()));
      requireTime(request, wait);
      queue.add(call);
    }
    events.emit(new ClientEvent.LimiterWaited(OperationNames.of(request), wait));
    boolean served = false;
    try {
      while (true) {
        int seen = departures.get();
        long left;
        synchronized (this) {
          int position = queue.indexOf(call);
          int slot = position == 0 ? takeSlot() : -1;
          if (slot >= 0) {
            queue.remove(0);
            served = true;
            return slot;
          }
          left = Math.max(SHORTEST_WAIT_NANOS, waitAt(position));
        }
        Pauses.sleep(time, Duration.ofNanos(left), call, () -> departures.get() != seen);
      }
    } finally {
      if (!served) {
        leave(call);
      }
    }
  }

  private static void requireTime(Request request, Duration wait) throws CallFailure {
    Deadline deadline = request.tag(Deadline.class);
    if (deadline != null && !deadline.allows(wait)) {
      throw new CallFailure(
          new CallTimeoutException(
              "%s was not sent: the client's rate limit delays it by %s ms, and its timeout ends in %s ms"
                  .formatted(
                      OperationNames.of(request), wait.toMillis(), deadline.left().toMillis()),
              null));
    }
  }

  private synchronized void leave(Call call) {
    queue.remove(call);
    departures.incrementAndGet();
  }

  private synchronized void useNow(int slot) {
    used[slot] = time.nanoTime();
  }

  /** Returns a free slot, or -1 if there is none. */
  private int takeSlot() {
    if (waitAt(0) > 0) {
      return -1;
    }
    int slot = next;
    used[slot] = time.nanoTime();
    next = (slot + 1) % used.length;
    taken++;
    return slot;
  }

  /**
   * Returns how long the call at a position in the queue waits; not positive if it is admitted now.
   */
  private long waitAt(int position) {
    if (taken + position < used.length) {
      return 0;
    }
    int slot = (int) (((long) next + position) % used.length);
    long rounds = position / used.length;
    return used[slot] + windowNanos * (rounds + 1) - time.nanoTime();
  }
}
