package io.github.ibmcontainers.cluster.maintenance;

import java.util.Collection;
import java.util.List;

/**
 * Takes nodes out of service through the cluster's own API. Implemented by {@link
 * io.github.ibmcontainers.kubernetes.drain.ClusterNodes}. Implementations must be thread-safe.
 */
public interface NodeMaintenance extends AutoCloseable {
  /** Prepares to drain a node. Sends no request. */
  Drain drain(NodeKey node, DrainOptions options);

  /**
   * Marks nodes as schedulable that an earlier drain, which {@linkplain
   * DrainOptions#resumingEarlierDrain can be resumed}, has marked as unschedulable and not freed,
   * for example because its program was killed. Other nodes stay as they are.
   *
   * @return the nodes that are marked as schedulable now
   * @throws io.github.ibmcontainers.error.ContainersException if a request fails
   */
  List<NodeKey> release(Collection<NodeKey> nodes);

  /** Ends the access to the cluster's API. Nodes stay as they are. */
  @Override
  void close();
}
