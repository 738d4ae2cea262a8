package io.github.ibmcontainers.internal.concurrent;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read on demand and kept for a time. Concurrent callers share one reading; a
 * failed reading isn't kept. Thread-safe.
 */
public final class Cached<T> {
  private static final long SLICE_MILLIS = 20;

  private final TimeSource time;
  private final Duration kept;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Held<T> held;

  private record Held<T>(T value, long readAt) {}

  /**
   * The value.
   *
   * @param value the value
   * @param isNew whether it was read by this call
   */
  public record Reading<T>(T value, boolean isNew) {}

  /**
   * @param kept how long a value is kept
   */
  public Cached(TimeSource time, Duration kept) {
    this.time = time;
    this.kept = kept;
  }

  /**
   * Returns the value, and reads it if none is held.
   *
   * @param waiting runs repeatedly while another thread reads; it throws an exception to end the
   *     wait
   * @throws CallCanceledException if the thread is interrupted while another one reads
   */
  public Reading<T> get(Supplier<? extends T> read, Runnable waiting) {
    Held<T> known = held;
    if (known != null && isFresh(known)) {
      return new Reading<>(known.value(), false);
    }
    try {
      while (!lock.tryLock(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
        waiting.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCanceledException("Interrupted while another thread sent the request", null);
    }
    try {
      known = held;
      if (known != null && isFresh(known)) {
        return new Reading<>(known.value(), false);
      }
      T value = read.get();
      held = new Held<>(value, time.nanoTime());
      return new Reading<>(value, true);
    } finally {
      lock.unlock();
    }
  }

  /** Discards the value. */
  public void clear() {
    held = null;
  }

  private boolean isFresh(Held<T> known) {
    return time.nanoTime() - known.readAt() < kept.toNanos();
  }
}
