package io.github.ibmcontainers.fake.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most 200 requests in any 10 seconds, as the service's limitations say. Thread-safe. */
final class RateLimit {
  private static final int LIMIT = 200;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Deque<Instant> accepted = new ArrayDeque<>();
  private final Clock clock;

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  /** Whether one more request is within the limit; a refused one does not count. */
  synchronized boolean allows() {
    Instant now = clock.instant();
    while (!accepted.isEmpty() && !accepted.getFirst().isAfter(now.minus(WINDOW))) {
      accepted.removeFirst();
    }
    if (accepted.size() >= LIMIT) {
      return false;
    }
    accepted.addLast(now);
    return true;
  }
}
