package io.github.ibmcontainers.internal.time;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;

/**
 * The moment at which a call ends, whatever it is waiting for. One object a call; a tag of its
 * requests. Immutable.
 *
 * @param time the source of time
 * @param endNanos the end, as a reading of the monotonic clock
 */
public record Deadline(TimeSource time, long endNanos) {
  private static final Duration LAST_REQUEST = Duration.ofSeconds(10);

  /** Returns the deadline that a timeout starting now leads to. */
  public static Deadline in(Duration timeout, TimeSource time) {
    return new Deadline(time, time.nanoTime() + timeout.toNanos());
  }

  /** Returns the time left; zero if the deadline has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - time.nanoTime()));
  }

  /**
   * Returns the time left for a request, at least 10 seconds, so that the last poll of a wait
   * doesn't fail for lack of time.
   */
  public Duration leftForLastRequest() {
    Duration left = left();
    return left.compareTo(LAST_REQUEST) < 0 ? LAST_REQUEST : left;
  }

  /** Returns whether a pause ends before the deadline. */
  public boolean allows(Duration pause) {
    return pause.compareTo(left()) < 0;
  }
}
