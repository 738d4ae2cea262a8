package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;

/**
 * Options of the {@code await} methods: time limit, polling interval, progress listener,
 * cancellation. Immutable.
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

  /**
   * Returns options with a time limit. The polling interval grows from half a second to 10 seconds.
   *
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public static WaitOptions atMost(Duration limit) {
    return builder(limit).build();
  }

  /**
   * Returns a builder of options with a time limit.
   *
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public static Builder builder(Duration limit) {
    return new Builder(limit);
  }

  /** Returns a builder with these options. */
  public Builder toBuilder() {
    return new Builder(limit)
        .pauses(firstPause, longestPause)
        .toleratedFailures(toleratedFailures)
        .listener(listener)
        .cancellation(cancellation);
  }

  /** Returns the time limit. */
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

  /** Returns how many consecutive polls may fail. */
  public int toleratedFailures() {
    return toleratedFailures;
  }

  /** Returns the progress listener. */
  public ProgressListener listener() {
    return listener;
  }

  /** Returns the cancellation. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private Duration limit;
    private Duration firstPause = Duration.ofMillis(500);
    private Duration longestPause = Duration.ofSeconds(10);
    private int toleratedFailures = 20;
    private ProgressListener listener = progress -> {};
    private Cancellation cancellation = new Cancellation();

    private Builder(Duration limit) {
      this.limit = Check.positive("limit", limit);
    }

    /**
     * Sets the time limit.
     *
     * @throws IllegalArgumentException if it isn't positive
     */
    public Builder limit(Duration value) {
      this.limit = Check.positive("limit", value);
      return this;
    }

    /**
     * Sets the initial and maximum polling interval; the interval grows by 50 % after each poll.
     * The defaults are half a second and 10 seconds.
     *
     * @throws IllegalArgumentException if a pause isn't positive, or the first is longer than the
     *     longest
     */
    public Builder pauses(Duration first, Duration longest) {
      Check.positive("first pause", first);
      Check.that(
          first.compareTo(Check.positive("longest pause", longest)) <= 0,
          "The first pause, %s, must not be longer than the longest pause, %s",
          first,
          longest);
      this.firstPause = first;
      this.longestPause = longest;
      return this;
    }

    /**
     * Sets how many consecutive polls may fail because of the service or the connection before the
     * wait fails. The default is 20.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder toleratedFailures(int inARow) {
      Check.that(inARow >= 0, "toleratedFailures must be 0 or more, not %s", inARow);
      this.toleratedFailures = inARow;
      return this;
    }

    /** Sets the listener, which is called after each poll in the waiting thread. */
    public Builder listener(ProgressListener value) {
      this.listener = value;
      return this;
    }

    /** Sets the cancellation, which ends the wait from another thread. */
    public Builder cancellation(Cancellation value) {
      this.cancellation = value;
      return this;
    }

    /** Returns the options. */
    public WaitOptions build() {
      return new WaitOptions(this);
    }
  }
}
