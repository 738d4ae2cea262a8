package io.github.ibmcontainers.fake;

import java.util.List;

/**
 * A snapshot of a node of a fake cluster. Immutable.
 *
 * @param name its name, which is the private IP address of its worker
 * @param workerId the id of its worker
 * @param zone its zone
 * @param ready whether its kubelet is running
 * @param schedulable whether new pods can be scheduled on it
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
