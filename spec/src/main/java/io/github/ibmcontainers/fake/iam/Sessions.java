package io.github.ibmcontainers.fake.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of people who logged in; one that nobody uses ends. Thread-safe. */
final class Sessions {
  private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Optional<Duration> idle;

  Sessions(Clock clock, Optional<Duration> idle) {
    this.clock = clock;
    this.idle = idle;
  }

  String open() {
    String id = "C-" + UUID.randomUUID();
    lastUse.put(id, clock.instant());
    return id;
  }

  /** Notes that the session is used; false if it has ended or never was. */
  boolean touch(String id) {
    Instant now = clock.instant();
    return lastUse.computeIfPresent(
            id, (k, last) -> idle.isPresent() && now.isAfter(last.plus(idle.get())) ? null : now)
        != null;
  }
}
