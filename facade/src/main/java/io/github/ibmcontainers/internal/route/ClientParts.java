package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.NodeConnector;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What all views of one client share.
 *
 * @param accounts ids of the accounts that the credential's owner can see, fetched lazily
 * @param nodes connects to a cluster's own API to maintain its nodes
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

  /** Returns the parts of a new client, which knows no cluster yet. */
  public static ClientParts of(
      TimeSource time,
      Supplier<Stream<String>> accounts,
      NodeConnector nodes,
      ClusterDirectory directory) {
    return new ClientParts(accounts, nodes, directory, new ProviderMemory(), new RegionGuard(time));
  }
}
