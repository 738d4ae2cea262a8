package io.github.ibmcontainers.internal.time;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A time source whose pauses end when its owner is closed.
 *
 * @param closed whether the owner is closed
 */
public record ClosableTime(TimeSource time, BooleanSupplier closed) implements TimeSource {
  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  /**
   * @throws CallCanceledException if the owner is closed
   */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration, () -> false);
  }

  /**
   * @throws CallCanceledException if the owner is closed
   */
  @Override
  public void sleep(Duration duration, BooleanSupplier until) throws InterruptedException {
    time.sleep(duration, () -> closed.getAsBoolean() || until.getAsBoolean());
    if (closed.getAsBoolean()) {
      throw new CallCanceledException("The client was closed during a pause", null);
    }
  }
}
