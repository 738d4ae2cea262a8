package io.github.ibmcontainers.fake.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A limit on the number of requests in a sliding window. Thread-safe. */
public final class RateLimit {
  private final Deque<Instant> accepted = new ArrayDeque<>();
  private final Clock clock;
  private final int limit;
  private final Duration window;

  /** Creates a limit of so many requests in any period of the window's length. */
  public RateLimit(Clock clock, int limit, Duration window) {
    this.clock = clock;
    this.limit = limit;
    this.window = window;
  }

  /** Counts a request if it is within the limit, and returns whether it is. */
  public synchronized boolean tryAcquire() {
    Instant now = clock.instant();
    while (!accepted.isEmpty() && !accepted.getFirst().isAfter(now.minus(window))) {
      accepted.removeFirst();
    }
    if (accepted.size() >= limit) {
      return false;
    }
    accepted.addLast(now);
    return true;
  }
}
