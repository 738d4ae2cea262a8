package io.github.ibmcontainers;

import io.github.ibmcontainers.cluster.BulkItem;
import io.github.ibmcontainers.cluster.BulkListing;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists clusters for groups that know nothing of the group of clusters. */
final class ClusterIndex implements ClusterDirectory {
  @Override
  public Listing<Ref> list(ClusterContext context, Optional<Collection<Scope>> scopes) {
    Clusters clusters = new Clusters(context);
    BulkListing listing = scopes.map(clusters::across).orElseGet(clusters::acrossAccounts);
    List<Ref> found = new ArrayList<>();
    List<ListFailure> failures = new ArrayList<>();
    try (Stream<BulkItem> items = listing.stream()) {
      items.forEach(
          item -> {
            if (item instanceof BulkItem.Found one) {
              found.add(
                  new Ref(
                      one.scope(),
                      one.cluster().id(),
                      one.cluster().name(),
                      one.cluster().provider(),
                      one.cluster().region()));
            } else if (item instanceof BulkItem.Failed failed) {
              failures.add(failed.failure());
            }
          });
    }
    return new Listing<>(found, failures);
  }
}
