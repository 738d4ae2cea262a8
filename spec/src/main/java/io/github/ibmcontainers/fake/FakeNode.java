package io.github.ibmcontainers.fake;

import java.util.List;

/**
 * A node of a fake cluster, as it is at a moment. Immutable.
 *
 * @param name its name, the private address of its worker
 * @param workerId the id of its worker
 * @param zone its zone
 * @param ready whether its kubelet runs
 * @param schedulable whether it takes new pods
 * @param pods its pods, as {@code namespace/name}
 */
public record FakeNode(
    String name,
    String workerId,
    String zone,
    boolean ready,
    boolean schedulable,
    List<String> pods) {

  /** Copies the pods. */
  public FakeNode {
    pods = List.copyOf(pods);
  }
}
