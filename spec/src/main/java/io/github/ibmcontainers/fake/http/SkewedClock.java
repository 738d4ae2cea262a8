package io.github.ibmcontainers.fake.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The servers' clock: a base clock with an adjustable skew. Thread-safe. */
public final class SkewedClock extends Clock {
  private final Clock base;
  private volatile Duration skew = Duration.ZERO;

  /** Creates a clock without skew. */
  public SkewedClock(Clock base) {
    this.base = base;
  }

  /** Sets the skew: ahead of the base clock if positive, behind if negative. */
  public synchronized void skew(Duration amount) {
    skew = amount;
  }

  /** Adds to the skew. */
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
