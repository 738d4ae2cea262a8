package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Listings;
import java.util.List;

/** Lists clusters, of one provider or of several at the same time. */
final class ClusterLists {
  private ClusterLists() {}

  static List<ClusterSummary> list(ClusterContext context, Provider provider) {
    List<ClusterSummary> found = all(context, provider);
    found.forEach(it -> context.remember(it.id(), it.name(), it.provider(), it.region()));
    // v2 lists ignore the region.
    return found.stream().filter(it -> context.isInRegion(it.region())).toList();
  }

  static Listing<ClusterSummary> list(ClusterContext context) {
    return Listings.list(context, List.of(Provider.values()), provider -> list(context, provider));
  }

  /** For bulk lists: remembers nothing, since what is held must not grow with what is listed. */
  static Listing<ClusterSummary> attemptForgetfully(ClusterContext context, Provider provider) {
    return Listings.attempt(context.scope(), provider, () -> all(context, provider));
  }

  private static List<ClusterSummary> all(ClusterContext context, Provider provider) {
    // The token is fetched while the classes of the call are loaded.
    context.prepareToken();
    List<ClusterSummary> found = context.call(ClusterRoutes.Listing.ROW, provider);
    if (found.isEmpty()) {
      context.requireResourceGroup();
    }
    return found;
  }

  static BulkListing acrossAccounts(ClusterContext context) {
    return BulkListing.ofAccounts(
        context,
        () ->
            context
                .client()
                .accounts()
                .get()
                .map(account -> Scope.builder().account(account).build()));
  }

  static BulkListing acrossRegions(ClusterContext context) {
    return BulkListing.of(
        context,
        () ->
            new Locations(context)
                .regions().stream()
                    .map(region -> Scope.builder().region(region.reportedName()).build()));
  }
}
