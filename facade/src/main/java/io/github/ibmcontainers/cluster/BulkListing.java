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
 * The clusters of many scopes and all providers. Nothing is asked for until the stream is consumed;
 * then a few places are asked at the same time, ahead of the consumer, so that memory does not grow
 * with what is listed. A place that fails is an item of the stream like what is found; the others
 * go on. Each stream asks anew. Immutable and safe for use by many threads; a stream is for one.
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
   * What is found and what fails, in the order of the scopes. Close it, or consume it to the end,
   * so that no call goes on for nobody. Throws {@link ContainersException} while it is consumed, if
   * the scopes themselves cannot be had.
   */
  public Stream<BulkItem> stream() {
    BulkCursor cursor = new BulkCursor(context, scopes.get());
    return StreamSupport.stream(cursor, false).onClose(cursor::close);
  }

  /**
   * The clusters alone, as a lazy stream.
   *
   * @param failures is told of each place that could not be listed
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
   * Everything at once, in memory.
   *
   * @throws ContainersException if the scopes themselves cannot be had
   */
  public Listing<ClusterSummary> collect() {
    List<ListFailure> failures = new ArrayList<>();
    try (Stream<ClusterSummary> clusters = stream(failures::add)) {
      List<ClusterSummary> found = clusters.toList();
      return new Listing<>(found, failures);
    }
  }
}
