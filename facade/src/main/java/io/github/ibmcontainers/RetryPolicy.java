package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;
import java.util.Objects;

/**
 * Policy for retries of operations that are safe to repeat. Retried are the statuses 408, 429, 502,
 * 503, and 504, and failed or broken connections. Immutable.
 *
 * <p>Pauses use exponential backoff with full jitter: a random share of {@code firstPause}, which
 * doubles with each attempt up to {@code longestPause}. A {@code Retry-After} of the service
 * replaces the pause; if it exceeds {@code longestRetryAfter}, the call fails immediately.
 *
 * @param attempts the maximum number of attempts, including the first; 1 to 100
 * @param firstPause the upper bound of the first pause
 * @param longestPause the upper bound of any pause
 * @param longestRetryAfter the longest {@code Retry-After} to wait for
 */
public record RetryPolicy(
    int attempts, Duration firstPause, Duration longestPause, Duration longestRetryAfter) {
  private static final RetryPolicy STANDARD =
      new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));
  private static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Validates the values.
   *
   * @throws IllegalArgumentException if the number of attempts is not within 1 to 100, or a
   *     duration is negative
   */
  public RetryPolicy {
    Check.that(attempts >= 1 && attempts <= 100, "attempts must be 1 to 100, not %s", attempts);
    requireNotNegative("firstPause", firstPause);
    requireNotNegative("longestPause", longestPause);
    requireNotNegative("longestRetryAfter", longestRetryAfter);
  }

  /**
   * Returns the default policy: three attempts, pauses of at most 0.5 and 1 second, and a {@code
   * Retry-After} of at most 60 seconds.
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /** Returns a policy without retries. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** Returns a builder with the values of {@link #standard()}. */
  public static Builder builder() {
    return STANDARD.toBuilder();
  }

  /** Returns a builder with the values of this policy. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns this policy with another maximum number of attempts. */
  public RetryPolicy withAttempts(int count) {
    return toBuilder().attempts(count).build();
  }

  private static void requireNotNegative(String name, Duration value) {
    Check.notNegative(name, Objects.requireNonNull(value, name));
  }

  /** Builds a {@link RetryPolicy}. Not thread-safe. */
  public static final class Builder {
    private int attempts;
    private Duration firstPause;
    private Duration longestPause;
    private Duration longestRetryAfter;

    private Builder(RetryPolicy policy) {
      this.attempts = policy.attempts;
      this.firstPause = policy.firstPause;
      this.longestPause = policy.longestPause;
      this.longestRetryAfter = policy.longestRetryAfter;
    }

    /** Sets the maximum number of attempts, including the first. */
    public Builder attempts(int count) {
      this.attempts = count;
      return this;
    }

    /** Sets the upper bound of the first pause and of any pause. */
    public Builder pauses(Duration first, Duration longest) {
      this.firstPause = first;
      this.longestPause = longest;
      return this;
    }

    /** Sets the longest {@code Retry-After} to wait for. */
    public Builder longestRetryAfter(Duration wait) {
      this.longestRetryAfter = wait;
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if the number of attempts is not within 1 to 100, or a
     *     duration is negative
     */
    public RetryPolicy build() {
      return new RetryPolicy(attempts, firstPause, longestPause, longestRetryAfter);
    }
  }
}
