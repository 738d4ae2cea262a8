package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Listing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists the clusters of several scopes, for groups that list what belongs to clusters. The group of
 * clusters implements it, which other groups don't know.
 */
public interface ClusterDirectory {
  /**
   * Lists what belongs to the clusters of scopes. Clusters are asked concurrently; a cluster that
   * fails is reported in the listing.
   *
   * @param scopes the scopes; empty for all visible accounts
   * @param list lists for the cluster with an id
   */
  <T> Listing<ClusterItems<T>> across(
      ClusterContext context,
      Optional<Collection<Scope>> scopes,
      BiFunction<ClusterContext, String, List<T>> list);
}
