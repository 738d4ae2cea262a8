package io.github.ibmcontainers.cluster.worker;

/**
 * How many worker nodes may be unavailable at the same time.
 *
 * @param amount a number, or a percentage
 * @param percent whether it is a percentage
 */
record MaxUnavailable(int amount, boolean percent) {
  private static final int HUNDRED = 100;

  MaxUnavailable {
    if (amount < 1) {
      throw new IllegalArgumentException("maxUnavailable must be at least 1, not " + amount);
    }
    if (percent && amount > HUNDRED) {
      throw new IllegalArgumentException(
          "maxUnavailable must be at most 100 percent, not " + amount);
    }
  }

  /** Returns the number for that many worker nodes. A percentage is rounded down, but not to 0. */
  int of(int workers) {
    return percent ? Math.max(1, (int) ((long) workers * amount / HUNDRED)) : amount;
  }

  @Override
  public String toString() {
    return amount + (percent ? " %" : "");
  }
}
