package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.Scope;
import java.util.List;

/**
 * What belongs to one of the clusters of several scopes, such as its worker nodes.
 *
 * @param scope the scope in which the cluster was found
 * @param clusterId the cluster's id
 * @param clusterName the cluster's name
 * @param provider the cluster's provider
 * @param items what belongs to the cluster
 * @param <T> the type of the items
 */
public record ClusterItems<T>(
    Scope scope, String clusterId, String clusterName, Provider provider, List<T> items) {
  /** Copies the list. */
  public ClusterItems {
    items = List.copyOf(items);
  }
}
