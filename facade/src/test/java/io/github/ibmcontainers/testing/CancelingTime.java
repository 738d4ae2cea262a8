package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Time whose sleeps cancel an operation, and which records whether that ended the sleep. */
public final class CancelingTime implements TimeSource {
  private final TimeSource time;
  private final Cancellation cancellation;
  private final List<Boolean> ended = new ArrayList<>();

  /** Creates a time source that is otherwise like another one. */
  public CancelingTime(TimeSource time, Cancellation cancellation) {
    this.time = time;
    this.cancellation = cancellation;
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
  public void sleep(Duration duration, BooleanSupplier until) {
    cancellation.cancel();
    ended.add(until.getAsBoolean());
  }

  /** Returns for each sleep whether it ended when the operation was canceled. */
  public List<Boolean> ended() {
    return ended;
  }
}
