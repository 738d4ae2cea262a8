package io.github.ibmcontainers;

import io.github.ibmcontainers.cluster.BulkItem;
import io.github.ibmcontainers.cluster.BulkListing;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterDirectory;
import io.github.ibmcontainers.internal.route.Listings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Lists clusters for groups that know nothing of the group of clusters. */
final class ClusterIndex implements ClusterDirectory {
  @Override
  public <T> Listing<ClusterItems<T>> across(
      ClusterContext context,
      Optional<Collection<Scope>> scopes,
      BiFunction<ClusterContext, String, List<T>> list) {
    Clusters clusters = new Clusters(context);
    BulkListing listing = scopes.map(clusters::across).orElseGet(clusters::acrossAccounts);
    try (Stream<BulkItem> items = listing.stream()) {
      return Listings.merged(context, items.iterator(), item -> itemsOf(context, item, list));
    }
  }

  private static <T> Listing<ClusterItems<T>> itemsOf(
      ClusterContext context, BulkItem item, BiFunction<ClusterContext, String, List<T>> list) {
    if (!(item instanceof BulkItem.Found found)) {
      return new Listing<>(List.of(), List.of(((BulkItem.Failed) item).failure()));
    }
    Scope scope = found.scope();
    ClusterSummary cluster = found.cluster();
    ClusterContext own = context.with(context.funnel().with(scope));
    own.remember(cluster.id(), cluster.name(), cluster.provider(), cluster.region());
    return Listings.attempt(
        scope,
        cluster.provider(),
        () -> {
          List<T> items = list.apply(own, cluster.id());
          return List.of(
              new ClusterItems<>(scope, cluster.id(), cluster.name(), cluster.provider(), items));
        });
  }
}
