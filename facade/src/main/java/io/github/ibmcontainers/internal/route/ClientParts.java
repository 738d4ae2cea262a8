package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.NodeConnector;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The state that all views of a client share.
 *
 * @param accounts the ids of the accounts that are visible to the owner of the credential, fetched
 *     lazily
 * @param nodes connects to the Kubernetes API of a cluster to maintain its nodes
 * @param directory lists the clusters of several scopes
 * @param memory the providers of known clusters
 * @param regions checks the scope's region
 */
public record ClientParts(
    Supplier<Stream<String>> accounts,
    NodeConnector nodes,
    ClusterDirectory directory,
    ProviderMemory memory,
    RegionGuard regions) {

  /** Returns the parts of a new client. */
  public static ClientParts of(
      TimeSource time,
      Supplier<Stream<String>> accounts,
      NodeConnector nodes,
      ClusterDirectory directory) {
    return new ClientParts(accounts, nodes, directory, new ProviderMemory(), new RegionGuard(time));
  }
}
