package io.github.ibmcontainers;

import java.time.Duration;
import java.util.Objects;

/**
 * How often, and with which pauses, an operation that is safe to repeat is sent again after a
 * failure that may pass: status 408, 429, 502, 503 and 504, a connection that was refused or broke.
 * Immutable.
 *
 * <p>Pauses have full jitter: a random share of {@code firstPause}, doubled with each attempt up to
 * {@code longestPause}. A {@code Retry-After} of the service is obeyed up to {@code
 * longestRetryAfter}; one that asks for longer ends the call at once with the error.
 *
 * @param attempts how often a request is sent at the most, the first time included; at least 1
 * @param firstPause the upper bound of the first pause
 * @param longestPause the upper bound of any pause
 * @param longestRetryAfter the longest {@code Retry-After} that is waited for
 */
public record RetryPolicy(
    int attempts, Duration firstPause, Duration longestPause, Duration longestRetryAfter) {
  private static final RetryPolicy STANDARD =
      new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));
  private static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is less than one attempt or a negative duration
   */
  public RetryPolicy {
    if (attempts < 1 || attempts > 100) {
      throw new IllegalArgumentException("attempts must be 1 to 100, not " + attempts);
    }
    requireNotNegative("firstPause", firstPause);
    requireNotNegative("longestPause", longestPause);
    requireNotNegative("longestRetryAfter", longestRetryAfter);
  }

  /** Three attempts, pauses up to 0.5 and 1 second, a {@code Retry-After} of up to 60 seconds. */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /** One attempt. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** The same with another number of attempts. */
  public RetryPolicy withAttempts(int count) {
    return new RetryPolicy(count, firstPause, longestPause, longestRetryAfter);
  }

  private static void requireNotNegative(String what, Duration value) {
    if (Objects.requireNonNull(value, what).isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }
}
