package io.github.ibmcontainers.cluster.wait;

import java.time.Duration;

/**
 * How to wait for something that takes minutes: how long at the most, how often to look, whom to
 * tell, how to stop. Immutable.
 */
public final class WaitOptions {
  private final Duration limit;
  private final Duration firstPause;
  private final Duration longestPause;
  private final int toleratedFailures;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private WaitOptions(Builder builder) {
    this.limit = builder.limit;
    this.firstPause = builder.firstPause;
    this.longestPause = builder.longestPause;
    this.toleratedFailures = builder.toleratedFailures;
    this.listener = builder.listener;
    this.cancellation = builder.cancellation;
  }

  /** Options with that limit; looks every 5 seconds at first and every 30 seconds in the end. */
  public static WaitOptions atMost(Duration limit) {
    return builder(limit).build();
  }

  /**
   * A builder of options with that limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public static Builder builder(Duration limit) {
    return new Builder(limit);
  }

  /** Returns how long to wait at most. */
  public Duration limit() {
    return limit;
  }

  /** Returns the initial polling interval. */
  public Duration firstPause() {
    return firstPause;
  }

  /** Returns the maximum polling interval. */
  public Duration longestPause() {
    return longestPause;
  }

  /** Returns how many polls in a row may fail. */
  public int toleratedFailures() {
    return toleratedFailures;
  }

  /** Returns the listener that is told of each poll. */
  public ProgressListener listener() {
    return listener;
  }

  /** Returns the cancellation that can end the wait. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private final Duration limit;
    private Duration firstPause = Duration.ofSeconds(5);
    private Duration longestPause = Duration.ofSeconds(30);
    private int toleratedFailures = 20;
    private ProgressListener listener = progress -> {};
    private Cancellation cancellation = new Cancellation();

    private Builder(Duration limit) {
      this.limit = positive("limit", limit);
    }

    /**
     * How long to pause between looks: at first, growing by half each time, and at the most.
     *
     * @throws IllegalArgumentException if they are not positive, or the first is longer than the
     *     longest
     */
    public Builder pauses(Duration first, Duration longest) {
      if (positive("first pause", first).compareTo(positive("longest pause", longest)) > 0) {
        throw new IllegalArgumentException(
            "The first pause, " + first + ", must not be longer than the longest, " + longest);
      }
      this.firstPause = first;
      this.longestPause = longest;
      return this;
    }

    /**
     * How many looks in a row may fail, by an error of the service or of the connection, before the
     * wait does; by default 20.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder toleratedFailures(int inARow) {
      if (inARow < 0) {
        throw new IllegalArgumentException("A wait tolerates 0 or more failures, not " + inARow);
      }
      this.toleratedFailures = inARow;
      return this;
    }

    /** Is told of each look, in the waiting thread. */
    public Builder listener(ProgressListener value) {
      this.listener = value;
      return this;
    }

    /** Can end the wait from another thread; so can an interrupt of the waiting one. */
    public Builder cancellation(Cancellation value) {
      this.cancellation = value;
      return this;
    }

    /** The options. */
    public WaitOptions build() {
      return new WaitOptions(this);
    }

    private static Duration positive(String what, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("The " + what + " must be positive, not " + value);
      }
      return value;
    }
  }
}
