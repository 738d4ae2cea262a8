package io.github.ibmcontainers.fake.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Login sessions, which expire when they are idle. Thread-safe. */
final class Sessions {
  private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Optional<Duration> idleTimeout;

  Sessions(Clock clock, Optional<Duration> idleTimeout) {
    this.clock = clock;
    this.idleTimeout = idleTimeout;
  }

  String open() {
    String id = "C-" + UUID.randomUUID();
    lastUse.put(id, clock.instant());
    return id;
  }

  /** Records the use of a session; returns false if it has expired or doesn't exist. */
  boolean touch(String id) {
    Instant now = clock.instant();
    return lastUse.computeIfPresent(
            id,
            (k, last) ->
                idleTimeout.isPresent() && now.isAfter(last.plus(idleTimeout.get())) ? null : now)
        != null;
  }
}
