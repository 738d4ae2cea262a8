package io.github.ibmcontainers.fake.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The servers' clock: the given one, wrong by an adjustable amount. Thread-safe. */
public final class SkewedClock extends Clock {
  private final Clock base;
  private volatile Duration skew = Duration.ZERO;

  /** A clock that is right until {@link #skew(Duration)}. */
  public SkewedClock(Clock base) {
    this.base = base;
  }

  /** From now on the clock is ahead by that much, behind if it is negative. */
  public synchronized void skew(Duration amount) {
    skew = amount;
  }

  /** Moves the clock on, beside what it is wrong already. */
  public synchronized void advance(Duration amount) {
    skew = skew.plus(amount);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(skew);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    SkewedClock copy = new SkewedClock(base.withZone(zone));
    copy.skew(skew);
    return copy;
  }
}
