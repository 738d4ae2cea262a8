package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists the clusters of several scopes, for groups that list what belongs to clusters. The group of
 * clusters implements it, which other groups don't know.
 */
public interface ClusterDirectory {
  /** How many clusters are asked at the same time. */
  int AHEAD = 16;

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
    List<ListFailure> failures = new ArrayList<>(clusters.failures());
    List<ClusterItems<T>> found = new ArrayList<>();
    try (Ahead<Ref, Listing<ClusterItems<T>>> ahead =
        new Ahead<>(
            context.executor(),
            clusters.found().iterator(),
            ref -> attempt(context, ref, list),
            AHEAD)) {
      for (Iterator<Listing<ClusterItems<T>>> each = ahead; each.hasNext(); ) {
        Listing<ClusterItems<T>> one = each.next();
        found.addAll(one.found());
        failures.addAll(one.failures());
      }
    }
    return new Listing<>(found, failures);
  }

  private static <T> Listing<ClusterItems<T>> attempt(
      ClusterContext context, Ref ref, BiFunction<ClusterContext, String, List<T>> list) {
    ClusterContext own = context.with(context.funnel().with(ref.scope()));
    own.remember(ref.id(), ref.name(), ref.provider(), ref.region());
    try {
      List<T> items = list.apply(own, ref.id());
      return new Listing<>(
          List.of(new ClusterItems<>(ref.scope(), ref.id(), ref.name(), ref.provider(), items)),
          List.of());
    } catch (CallCanceledException e) {
      throw e;
    } catch (ContainersException e) {
      return new Listing<>(
          List.of(), List.of(new ListFailure(ref.scope(), Optional.of(ref.provider()), e)));
    }
  }
}
