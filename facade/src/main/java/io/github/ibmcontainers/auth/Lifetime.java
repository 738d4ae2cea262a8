package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.json.JwtClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a token is valid, by the monotonic clock.
 *
 * @param startNanos that clock just before the token was requested
 * @param life the time from then to the end
 */
record Lifetime(long startNanos, Duration life) {
  /** How long a token is used if nothing tells when it expires. */
  static final Duration UNKNOWN = Duration.ofMinutes(5);

  /** The least lifetime: a token that has already expired must not cause a request per call. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** IAM's tokens are valid for an hour at most; the bound prevents an overflow. */
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

  /** The difference of two times of the server's clock, so that ours may be wrong. */
  static @Nullable Lifetime between(long startNanos, @Nullable Long from, @Nullable Long to) {
    return from == null || to == null ? null : ofSeconds(startNanos, clamped(to - from));
  }

  /** Returns how long a token is valid from now on, if it says so. */
  static Optional<Duration> left(String token, Instant now) {
    return JwtClaims.of(token)
        .map(claims -> claims.number("exp"))
        .map(end -> Duration.between(now, instant(end)));
  }

  private static long clamped(long seconds) {
    return Math.max(0, Math.min(seconds, LONGEST.toSeconds()));
  }

  static Instant instant(long seconds) {
    long bound = 253_402_300_799L; // the year 9999
    return Instant.ofEpochSecond(Math.max(-bound, Math.min(bound, seconds)));
  }
}
