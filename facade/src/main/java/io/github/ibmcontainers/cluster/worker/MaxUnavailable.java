package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.internal.check.Check;

/**
 * The maximum number of worker nodes that may be unavailable at the same time.
 *
 * @param amount a number, or a percentage
 * @param percent whether it is a percentage
 */
record MaxUnavailable(int amount, boolean percent) {
  private static final int HUNDRED = 100;

  MaxUnavailable {
    Check.that(amount >= 1, "maxUnavailable must be at least 1, not %s", amount);
    Check.that(
        !percent || amount <= HUNDRED,
        "maxUnavailable must be at most 100 percent, not %s",
        amount);
  }

  /**
   * Returns the maximum for a number of worker nodes. A percentage is rounded down, but is at least
   * one worker node.
   */
  int of(int workers) {
    return percent ? Math.max(1, (int) ((long) workers * amount / HUNDRED)) : amount;
  }

  @Override
  public String toString() {
    return amount + (percent ? " %" : "");
  }
}
