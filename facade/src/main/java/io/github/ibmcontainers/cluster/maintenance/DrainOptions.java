package io.github.ibmcontainers.cluster.maintenance;

import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node is drained. By default a drain takes at most 15 minutes, each pod has its own grace
 * period, and pods with local data or without a controller are not evicted. Immutable.
 *
 * @param limit how long the drain of a node may take
 * @param localData whether pods with {@code emptyDir} volumes are evicted, which deletes their data
 * @param barePods whether pods without a controller are evicted, which nothing starts again
 * @param gracePeriod how long a pod has to end, instead of its own grace period
 * @param resumed whether the drain continues an earlier one like it, and can be continued itself
 * @param cancellation what cancels the drain from another thread, also during a request
 */
public record DrainOptions(
    Duration limit,
    boolean localData,
    boolean barePods,
    Optional<Duration> gracePeriod,
    boolean resumed,
    Optional<Cancellation> cancellation) {
  private static final DrainOptions STANDARD =
      new DrainOptions(
          Duration.ofMinutes(15), false, false, Optional.empty(), false, Optional.empty());

  /**
   * Validates the durations.
   *
   * @throws IllegalArgumentException if the limit isn't positive or the grace period is negative
   */
  public DrainOptions {
    Check.positive("time limit of a drain", limit);
    gracePeriod.ifPresent(period -> Check.notNegative("The grace period", period));
  }

  /** Returns the defaults. */
  public static DrainOptions standard() {
    return STANDARD;
  }

  /**
   * Returns these options with a time limit per node.
   *
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public DrainOptions withLimit(Duration value) {
    return new DrainOptions(value, localData, barePods, gracePeriod, resumed, cancellation);
  }

  /** Returns these options, but pods with {@code emptyDir} volumes are evicted. */
  public DrainOptions allowingLocalData() {
    return new DrainOptions(limit, true, barePods, gracePeriod, resumed, cancellation);
  }

  /** Returns these options, but pods without a controller are evicted. */
  public DrainOptions allowingBarePods() {
    return new DrainOptions(limit, localData, true, gracePeriod, resumed, cancellation);
  }

  /**
   * Returns these options with a grace period for all pods.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public DrainOptions withGracePeriod(Duration value) {
    return new DrainOptions(limit, localData, barePods, Optional.of(value), resumed, cancellation);
  }

  /**
   * Returns these options for drains that can be continued if their program is killed: the node has
   * the annotation {@code io.github.ibmcontainers/drained} while it is unschedulable, and a later
   * drain with this option counts the mark as its own. A rolling replacement drains so.
   */
  public DrainOptions resumingEarlierDrain() {
    return new DrainOptions(limit, localData, barePods, gracePeriod, true, cancellation);
  }

  /** Returns these options with something that cancels the drain, besides what already does. */
  public DrainOptions cancelledBy(Cancellation other) {
    return new DrainOptions(
        limit,
        localData,
        barePods,
        gracePeriod,
        resumed,
        Optional.of(cancellation.map(own -> Cancellation.anyOf(own, other)).orElse(other)));
  }
}
