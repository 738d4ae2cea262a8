package io.github.ibmcontainers.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The one source of time: two clocks and a way to wait. Thread-safe. */
public interface Time {
  /** The machine's own. */
  Time SYSTEM = new SystemTime();

  /** The wall clock, which may jump; only for what is told to a person or a server. */
  Instant now();

  /**
   * A clock that never jumps, in nanoseconds from an arbitrary start; what expiry is measured by.
   */
  long nanoTime();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits until the duration is over or the condition holds, whichever is first.
   *
   * @throws InterruptedException if the thread was interrupted before or while it waited
   */
  void sleep(Duration duration, BooleanSupplier until) throws InterruptedException;
}
