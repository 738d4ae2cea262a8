package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Time that advances only when a test or a sleep advances it. Sleeping takes no real time. */
public final class ManualTime implements TimeSource {
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
  private long nanos = 1_000_000_000L;

  @Override
  public synchronized Instant now() {
    return wall;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    advance(duration);
  }

  @Override
  public void sleep(Duration duration, BooleanSupplier until) throws InterruptedException {
    if (!until.getAsBoolean()) {
      sleep(duration);
    }
  }

  /** Advances both clocks. */
  public synchronized void advance(Duration duration) {
    wall = wall.plus(duration);
    nanos += duration.toNanos();
  }

  /** Changes the wall clock only, as a time server does. */
  public synchronized void jumpWallClock(Duration by) {
    wall = wall.plus(by);
  }

  /** Returns the requested sleeps in order. */
  public List<Duration> sleeps() {
    return sleeps;
  }

  /** Returns the total duration of the requested sleeps. */
  public Duration slept() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns the wall clock, for a server that shares this time. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
