package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Listing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists items of the clusters in several scopes, for groups that must not depend on the group of
 * clusters.
 */
public interface ClusterDirectory {
  /**
   * Lists items of the clusters in several scopes. The requests for the clusters are concurrent; a
   * cluster whose request fails is reported in the listing.
   *
   * @param scopes the scopes; empty for all visible accounts
   * @param list lists the items of the cluster with a given id
   */
  <T> Listing<ClusterItems<T>> across(
      ClusterContext context,
      Optional<Collection<Scope>> scopes,
      BiFunction<ClusterContext, String, List<T>> list);
}
