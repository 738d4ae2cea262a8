package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time that passes faster than real time. */
final class AcceleratedTime implements TimeSource {
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final int speed;

  /**
   * @param speed the number of simulated seconds per second
   */
  AcceleratedTime(int speed) {
    this.speed = speed;
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanoTime());
  }

  @Override
  public long nanoTime() {
    return (System.nanoTime() - startNanos) * speed;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration, () -> false);
  }

  @Override
  public void sleep(Duration duration, BooleanSupplier until) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos() / speed;
    for (long left = end - System.nanoTime(); left > 0 && !until.getAsBoolean(); ) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE_NANOS));
      left = end - System.nanoTime();
    }
  }

  /** Returns the wall clock for servers. */
  Clock clock() {
    InstantSource source = this::now;
    return source.withZone(ZoneOffset.UTC);
  }
}
