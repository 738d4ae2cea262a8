package io.github.ibmcontainers.cluster.maintenance;

/**
 * Takes nodes out of service through the cluster's own API. Implemented by {@link
 * io.github.ibmcontainers.kubernetes.drain.ClusterNodes}. Implementations must be thread-safe.
 */
public interface NodeMaintenance extends AutoCloseable {
  /** Prepares to drain a node. Sends no request. */
  Drain drain(NodeKey node, DrainOptions options);

  /** Ends the access to the cluster's API. Nodes stay as they are. */
  @Override
  void close();
}
