package io.github.ibmcontainers.cluster.maintenance;

import static io.github.ibmcontainers.internal.check.Argument.WORKER;

import java.util.Optional;

/**
 * Identifies the Kubernetes node of a worker node.
 *
 * @param workerId the id of the worker node, which is a label of its node
 * @param address the private IP address, which identifies nodes without that label
 */
public record NodeKey(String workerId, Optional<String> address) {
  /** Validates the id. */
  public NodeKey {
    workerId = WORKER.of(workerId);
  }

  /** Returns the key of a worker node with an id. */
  public static NodeKey of(String workerId) {
    return new NodeKey(workerId, Optional.empty());
  }
}
