package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** A time source with the clocks of another one, and with its own sleeps. */
public record CustomSleep(TimeSource time, Sleep sleep) implements TimeSource {
  /** Replaces the sleeps. */
  @FunctionalInterface
  public interface Sleep {
    /** Sleeps as {@link TimeSource#sleep(Duration, BooleanSupplier)} does. */
    void sleep(Duration duration, BooleanSupplier until) throws InterruptedException;
  }

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration, () -> false);
  }

  @Override
  public void sleep(Duration duration, BooleanSupplier until) throws InterruptedException {
    sleep.sleep(duration, until);
  }
}
