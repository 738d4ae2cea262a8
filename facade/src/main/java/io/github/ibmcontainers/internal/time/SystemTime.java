package io.github.ibmcontainers.internal.time;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The clocks of the JVM. */
public final class SystemTime implements TimeSource {
  /** The only instance. */
  public static final TimeSource INSTANCE = new SystemTime();

  /** The delay after which a condition is checked again. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private SystemTime() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  @Override
  public void sleep(Duration duration, BooleanSupplier until) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0 && !until.getAsBoolean(); ) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE_NANOS));
      left = end - System.nanoTime();
    }
  }
}
