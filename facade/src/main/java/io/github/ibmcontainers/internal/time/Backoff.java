package io.github.ibmcontainers.internal.time;

import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with an upper bound. Immutable; safe for any duration and any number of
 * attempts.
 *
 * @param first the pause after the first attempt
 * @param longest the longest pause
 * @param growthPercent the next pause in percent of the last one, at least 100
 */
public record Backoff(Duration first, Duration longest, int growthPercent) {
  /** Validates the growth. */
  public Backoff {
    Check.that(growthPercent >= 100, "A backoff must not shrink: %s %%", growthPercent);
  }

  /** Returns a backoff that doubles after each attempt. */
  public static Backoff doubling(Duration first, Duration longest) {
    return new Backoff(first, longest, 200);
  }

  /** Returns a backoff with a fixed pause. */
  public static Backoff fixed(Duration pause) {
    return new Backoff(pause, pause, 100);
  }

  /**
   * Returns the pause that follows an attempt.
   *
   * @param attempt the attempt that failed, from 1
   */
  public Duration pause(int attempt) {
    long bound = nanos(longest);
    long pause = Math.min(bound, nanos(first));
    for (int i = 1; i < attempt && pause < bound && pause > 0 && growthPercent > 100; i++) {
      pause =
          pause > bound / growthPercent * 100
              ? bound
              : pause / 100 * growthPercent + pause % 100 * growthPercent / 100;
    }
    return Duration.ofNanos(pause);
  }

  /**
   * Returns a random share of the pause that follows an attempt (full jitter), so that many clients
   * do not retry at the same moment.
   *
   * @param random gives numbers from 0 to 1
   */
  public Duration jittered(int attempt, DoubleSupplier random) {
    return Duration.ofNanos((long) (pause(attempt).toNanos() * random.getAsDouble()));
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
