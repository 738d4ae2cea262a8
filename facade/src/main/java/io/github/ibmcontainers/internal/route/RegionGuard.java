package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.RegionException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.Region;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.concurrent.Cached;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a scope's region exists and that clusters are in it. Most operations of the service
 * accept and ignore unknown regions. Thread-safe.
 */
public final class RegionGuard {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Cached<Set<String>> regions;

  RegionGuard(TimeSource time) {
    this.regions = new Cached<>(time, KEPT);
  }

  /**
   * Checks the region of a scope. A region that the library doesn't know is looked up in the cached
   * list of the service. If the list isn't available, the region is accepted.
   *
   * @param options the options of the call, whose cancellation also ends reading the list
   * @throws RegionException if the service doesn't have the region
   */
  void requireKnown(Scope scope, Funnel funnel, RequestOptions options) {
    String region = scope.region().orElse("");
    if (region.isEmpty() || RegionName.isKnown(region)) {
      return;
    }
    CallContext context = funnel.context().with(options).forLookup(Scope.none());
    Funnel everywhere = new Funnel(funnel.core(), funnel.base(), context);
    Set<String> names;
    try {
      names = regions.get(() -> read(everywhere), context::requireRunning).value();
    } catch (ContainersException e) {
      if (e instanceof CallCanceledException || isOver(context.deadline())) {
        throw e;
      }
      // The list can't be read now, but may be next time.
      return;
    }
    if (!names.isEmpty() && !names.contains(RegionName.currentName(region))) {
      throw new RegionException(
          "Unknown region %s. Regions of the service: %s. (No request was sent.)"
              .formatted(region, String.join(", ", names)),
          region,
          null);
    }
  }

  @SuppressWarnings("deprecation")
  private static Set<String> read(Funnel everywhere) {
    Set<String> names = new TreeSet<>();
    try {
      List<Region> regions =
          everywhere
              .value(RequestOptions.none(), api -> new UtilApi(api).getRegions())
              .getRegions();
      for (Region region : Values.list(regions)) {
        Values.text(region.getName()).map(RegionName::currentName).ifPresent(names::add);
        Values.text(region.getAlias()).map(RegionName::currentName).ifPresent(names::add);
      }
    } catch (ContainersException e) {
      if (e instanceof CallCanceledException || e.isTransient()) {
        throw e;
      }
      // The operation is deprecated; without it, the region can't be checked.
    }
    return names;
  }

  private static boolean isOver(@Nullable Deadline deadline) {
    return deadline != null && deadline.left().isZero();
  }

  /**
   * Returns whether a cluster may be in the scope's region. Some responses don't contain a region.
   */
  static boolean isIn(Scope scope, String clusterRegion) {
    return clusterRegion.isEmpty()
        || scope.region().isEmpty()
        || RegionName.currentName(scope.region().get())
            .equals(RegionName.currentName(clusterRegion));
  }

  /**
   * Checks that a cluster is in the scope's region.
   *
   * @throws RegionException if it is in another region
   */
  static void requireIn(Scope scope, String cluster, String clusterRegion) {
    if (!isIn(scope, clusterRegion)) {
      String region = scope.region().orElseThrow();
      throw new RegionException(
          """
          Cluster %s is in region %s, not in the scope's region %s. Use a view with its region: \
          client.with(scope -> scope.region("%2$s")). (No change was requested.)"""
              .formatted(cluster, clusterRegion, region),
          region,
          clusterRegion);
    }
  }
}
