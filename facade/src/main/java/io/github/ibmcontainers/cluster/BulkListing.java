package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.route.ClusterContext;
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

  private BulkListing(ClusterContext context, Supplier<Stream<Scope>> scopes) {
    this.context = context;
    this.scopes = scopes;
  }

  static BulkListing of(ClusterContext context, Supplier<Stream<Scope>> scopes) {
    return new BulkListing(context, scopes);
  }

  /**
   * Returns clusters and failures in the order of the scopes. Close the stream or consume it to the
   * end, so that no request keeps running. Consuming it throws {@link ContainersException} if the
   * scopes can't be fetched.
   */
  public Stream<BulkItem> stream() {
    BulkCursor cursor = new BulkCursor(context, scopes.get());
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
}
