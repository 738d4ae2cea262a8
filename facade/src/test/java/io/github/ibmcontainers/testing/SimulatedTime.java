package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Time of several threads that advances, to the end of the shortest sleep, only while all of them
 * sleep. Work between sleeps takes no time.
 */
public final class SimulatedTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long LOOK_MILLIS = 2;

  private record Sleep(long end, BooleanSupplier until) {}

  private final Map<Thread, Sleep> sleeps = new HashMap<>();
  private long nanos;
  private int threads;

  /** Adds threads. Time stands still unless all threads sleep. */
  public synchronized void enter(int count) {
    threads += count;
  }

  /** Removes a thread. */
  public synchronized void leave() {
    threads--;
    notifyAll();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanoTime());
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration, () -> false);
  }

  @Override
  public synchronized void sleep(Duration duration, BooleanSupplier until)
      throws InterruptedException {
    Thread self = Thread.currentThread();
    sleeps.put(self, new Sleep(nanos + duration.toNanos(), until));
    try {
      while (sleeps.containsKey(self)) {
        wake(sleep -> sleep.end() <= nanos || sleep.until().getAsBoolean());
        if (sleeps.size() == threads && sleeps.containsKey(self)) {
          nanos = sleeps.values().stream().mapToLong(Sleep::end).min().orElseThrow();
          wake(sleep -> sleep.end() <= nanos);
        }
        if (sleeps.containsKey(self)) {
          wait(LOOK_MILLIS);
        }
      }
    } finally {
      sleeps.remove(self);
    }
  }

  private void wake(Predicate<Sleep> over) {
    if (sleeps.values().removeIf(over)) {
      notifyAll();
    }
  }
}
