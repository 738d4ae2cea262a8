package io.github.ibmcontainers.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a token is good for, on the clock that never jumps.
 *
 * @param startNanos that clock just before the token was asked for
 * @param life how long from then
 */
record Lifetime(long startNanos, Duration life) {
  /** A token that says nothing about its end is not trusted longer than this. */
  static final Duration UNKNOWN = Duration.ofMinutes(5);

  /** Nothing shorter: a token that was dead on arrival must not start a storm of requests. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** IAM gives an hour at most; the bound keeps the arithmetic safe from nonsense. */
  private static final Duration LONGEST = Duration.ofDays(1);

  Lifetime {
    if (life.compareTo(SHORTEST) < 0) {
      life = SHORTEST;
    } else if (life.compareTo(LONGEST) > 0) {
      life = LONGEST;
    }
  }

  static Lifetime ofSeconds(long startNanos, long seconds) {
    return new Lifetime(startNanos, Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
  }

  /** From two times of the server's own clock, so that ours may be wrong. */
  static @Nullable Lifetime between(long startNanos, @Nullable Long from, @Nullable Long to) {
    return from == null || to == null ? null : ofSeconds(startNanos, clamped(to - from));
  }

  private static long clamped(long seconds) {
    return Math.max(0, Math.min(seconds, LONGEST.toSeconds()));
  }

  static Instant instant(long seconds) {
    long bound = 253_402_300_799L; // the year 9999
    return Instant.ofEpochSecond(Math.max(-bound, Math.min(bound, seconds)));
  }
}
