package io.github.ibmcontainers.cluster.maintenance;

import java.util.List;

/**
 * How far a drain is.
 *
 * @param podsLeft the number of pods that still run on the node
 * @param blockers what prevents evictions at the moment, such as a disruption budget; each names
 *     the pod and the reason
 * @param isDone whether the node is unschedulable and free of pods that have to be evicted
 */
public record DrainState(int podsLeft, List<String> blockers, boolean isDone) {
  /** Copies the blockers. */
  public DrainState {
    blockers = List.copyOf(blockers);
  }

  /** Returns the number of pods, and what blocks them. */
  @Override
  public String toString() {
    if (isDone) {
      return "drained";
    }
    return podsLeft
        + (podsLeft == 1 ? " pod left" : " pods left")
        + (blockers.isEmpty() ? "" : "; " + String.join("; ", blockers));
  }
}
