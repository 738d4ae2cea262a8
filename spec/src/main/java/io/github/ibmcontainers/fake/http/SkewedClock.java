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

  /** Skews the clock: ahead if the amount is positive, else behind. */
  public synchronized void skew(Duration amount) {
    skew = amount;
  }

  /** Advances the clock in addition to its current skew. */
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
