package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Listings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A listing of the clusters of many scopes and all providers. No request is sent until the stream
 * is consumed; then a few requests run ahead of the consumer, so that memory use doesn't grow with
 * the number of clusters. A failure is an item of the stream and doesn't end it. Each stream sends
 * its own requests. Immutable and thread-safe; a stream isn't.
 */
public final class BulkListing {
  private final ClusterContext context;
  private final Supplier<Stream<Scope>> scopes;
  private final boolean foreignTogether;

  private BulkListing(
      ClusterContext context, Supplier<Stream<Scope>> scopes, boolean foreignTogether) {
    this.context = context;
    this.scopes = scopes;
    this.foreignTogether = foreignTogether;
  }

  static BulkListing of(ClusterContext context, Supplier<Stream<Scope>> scopes) {
    return new BulkListing(context, scopes, false);
  }

  /** Of accounts that nobody named: those that the credential can't be used for are one failure. */
  static BulkListing ofAccounts(ClusterContext context, Supplier<Stream<Scope>> scopes) {
    return new BulkListing(context, scopes, true);
  }

  /**
   * Returns clusters and failures in the order of the scopes. Close the stream or consume it to the
   * end, so that no request keeps running. Consuming it throws {@link ContainersException} if the
   * scopes can't be fetched.
   */
  public Stream<BulkItem> stream() {
    BulkCursor cursor = new BulkCursor(context, scopes.get(), foreignTogether);
    return StreamSupport.stream(cursor, false).onClose(cursor::close);
  }

  /**
   * Returns the clusters as a lazy stream.
   *
   * @param failures receives each failure
   */
  public Stream<ClusterSummary> stream(Consumer<ListFailure> failures) {
    Stream<BulkItem> items = stream();
    return items
        .<ClusterSummary>mapMulti(
            (item, next) -> {
              if (item instanceof BulkItem.Found found) {
                next.accept(found.cluster());
              } else if (item instanceof BulkItem.Failed failed) {
                failures.accept(failed.failure());
              }
            })
        .onClose(items::close);
  }

  /**
   * Returns all clusters in memory.
   *
   * @throws ContainersException if the scopes can't be fetched
   */
  public Listing<ClusterSummary> collect() {
    List<ListFailure> failures = new ArrayList<>();
    try (Stream<ClusterSummary> clusters = stream(failures::add)) {
      List<ClusterSummary> found = clusters.toList();
      return new Listing<>(found, failures);
    }
  }

  /**
   * Returns the clusters with their worker nodes. Clusters are asked concurrently, within the
   * client's rate limit; what fails is reported in the inventory.
   *
   * @throws ContainersException if the scopes can't be fetched
   */
  public Inventory inventory() {
    try (Stream<BulkItem> items = stream()) {
      Listing<Inventory.Entry> entries =
          Listings.merged(context, items.iterator(), this::withWorkers);
      return new Inventory(context.time().now(), entries.found(), entries.failures());
    }
  }

  private Listing<Inventory.Entry> withWorkers(BulkItem item) {
    if (item instanceof BulkItem.Found found) {
      return withWorkers(found.scope(), found.cluster());
    }
    return new Listing<>(List.of(), List.of(((BulkItem.Failed) item).failure()));
  }

  private Listing<Inventory.Entry> withWorkers(Scope scope, ClusterSummary cluster) {
    ClusterContext own = context.with(context.funnel().with(scope));
    own.remember(cluster.id(), cluster.name(), cluster.provider(), cluster.region());
    Listing<Worker> workers =
        Listings.attempt(scope, cluster.provider(), () -> new Workers(own).list(cluster.id()));
    return new Listing<>(
        List.of(new Inventory.Entry(scope, cluster, workers.found())), workers.failures());
  }
}
