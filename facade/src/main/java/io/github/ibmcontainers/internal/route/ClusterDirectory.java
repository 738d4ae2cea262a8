package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists the clusters of several scopes, for groups that list what belongs to clusters. The group of
 * clusters implements it, which other groups don't know.
 */
public interface ClusterDirectory {
  /** A cluster, and the scope in which it was found. */
  record Ref(Scope scope, String id, String name, Provider provider, String region) {}

  /** Lists the clusters of scopes; all visible accounts if there are none. */
  Listing<Ref> list(ClusterContext context, Optional<Collection<Scope>> scopes);

  /**
   * Lists what belongs to the clusters of scopes. Clusters are asked concurrently; a cluster that
   * fails is reported in the listing.
   *
   * @param scopes the scopes; empty for all visible accounts
   */
  static <T> Listing<ClusterItems<T>> across(
      ClusterContext context,
      Optional<Collection<Scope>> scopes,
      BiFunction<ClusterContext, String, List<T>> list) {
    Listing<Ref> clusters = context.client().directory().list(context, scopes);
    Listing<ClusterItems<T>> items =
        Listings.merged(context, clusters.found().iterator(), ref -> attempt(context, ref, list));
    List<ListFailure> failures = new ArrayList<>(clusters.failures());
    failures.addAll(items.failures());
    return new Listing<>(items.found(), failures);
  }

  private static <T> Listing<ClusterItems<T>> attempt(
      ClusterContext context, Ref ref, BiFunction<ClusterContext, String, List<T>> list) {
    ClusterContext own = context.with(context.funnel().with(ref.scope()));
    own.remember(ref.id(), ref.name(), ref.provider(), ref.region());
    return Listings.attempt(
        ref.scope(),
        ref.provider(),
        () -> {
          List<T> items = list.apply(own, ref.id());
          return List.of(
              new ClusterItems<>(ref.scope(), ref.id(), ref.name(), ref.provider(), items));
        });
  }
}
