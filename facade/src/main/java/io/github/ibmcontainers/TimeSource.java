package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The clocks of a client and its way to sleep. Replace {@link #system()} in tests, so that token
 * expiry, retries and polling need no real time. Implementations must be thread-safe.
 */
public interface TimeSource {
  /** Returns the time source of this machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /**
   * Returns the wall-clock time, which may jump. Used only for values shown to people or servers.
   */
  Instant now();

  /**
   * Returns the reading of a monotonic clock, in nanoseconds from an arbitrary origin. Expiry and
   * timeouts are measured by it.
   */
  long nanoTime();

  /**
   * Blocks the calling thread for a duration.
   *
   * @throws InterruptedException if the thread is interrupted before or during the sleep
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Blocks the calling thread until the duration has elapsed or the condition holds.
   *
   * @throws InterruptedException if the thread is interrupted before or during the sleep
   */
  void sleep(Duration duration, BooleanSupplier until) throws InterruptedException;
}
