package io.github.ibmcontainers.cluster.maintenance;

import io.github.ibmcontainers.cluster.value.GroupContext;

/** Connects to the cluster's own API to maintain its nodes. */
@FunctionalInterface
public interface NodeConnector {
  /**
   * Connects.
   *
   * @param cluster the cluster's id or name
   * @throws io.github.ibmcontainers.error.ContainersException if there is no access
   */
  NodeMaintenance connect(GroupContext context, String cluster);
}
