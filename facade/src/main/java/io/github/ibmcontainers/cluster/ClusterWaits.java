package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.route.Polling;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.Locale;
import java.util.Optional;

/** The waits for clusters. */
final class ClusterWaits {
  private ClusterWaits() {}

  static Cluster ready(ClusterContext context, String cluster, WaitOptions options) {
    return Polling.await(
        context,
        goal(context, cluster, "ready"),
        options,
        polling -> {
          Cluster seen = get(polling, cluster);
          return poll(seen, seen.isReady(), isFailure(seen), situation(seen));
        });
  }

  static Cluster version(
      ClusterContext context, String cluster, Version wanted, WaitOptions options) {
    return Polling.await(
        context,
        goal(context, cluster, "at version " + wanted.number()),
        options,
        polling -> {
          Cluster seen = get(polling, cluster);
          boolean reached = seen.version().filter(it -> it.isAtLeast(wanted)).isPresent();
          String version = seen.version().map(it -> "version " + it.number()).orElse("no version");
          return poll(
              seen, reached && isSettled(seen), isFailure(seen), version + ", " + situation(seen));
        });
  }

  static void deleted(ClusterContext context, String cluster, WaitOptions options) {
    Polling.<Cluster>awaitGone(
        context,
        Goal.gone("cluster " + cluster),
        options,
        polling -> {
          Cluster seen = get(polling, cluster);
          boolean failed =
              seen.state().equals(ClusterState.DELETE_FAILED)
                  || seen.master().state().equals(MasterState.DELETE_FAILED);
          return poll(seen, seen.state().equals(ClusterState.DELETED), failed, seen.state().text());
        });
  }

  static AddOn addOnHealthy(
      ClusterContext context, String cluster, String addOn, WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("add-on " + addOn + " of cluster " + cluster, "healthy")
            .foundLateIf(() -> context.isNew(addOnKey(cluster, addOn))),
        options,
        polling ->
            polling.onCluster(ClusterRoutes.AddOns.ROW, cluster).stream()
                .filter(it -> it.name().equals(addOn))
                .findFirst()
                .map(ClusterWaits::poll)
                .orElseGet(Probe::missing));
  }

  /** The key by which the context remembers that an add-on was just enabled. */
  static String addOnKey(String cluster, String addOn) {
    return "add-on " + addOn + " of " + cluster;
  }

  private static Probe<AddOn> poll(AddOn seen) {
    String state = seen.healthState().orElse("");
    return Probe.of(
        state.equalsIgnoreCase("normal"),
        state.toLowerCase(Locale.ROOT).endsWith("failed"),
        seen,
        state.isEmpty() ? "no health reported" : state,
        seen.healthStatus());
  }

  private static Goal goal(ClusterContext context, String cluster, String wanted) {
    return Goal.of("cluster " + cluster, wanted).foundLateIf(() -> context.isNew(cluster));
  }

  private static Cluster get(ClusterContext context, String cluster) {
    if (context.client().memory().find(context.scope(), cluster).isEmpty()) {
      FoundCluster found = ClusterFinder.find(context, cluster);
      context.remember(found.id(), found.name(), found.provider(), found.region());
      context.requireInRegion(cluster, found.region());
      return Cluster.of(found);
    }
    Cluster seen = context.call(ClusterRoutes.Get.ROW, context.providerOf(cluster), cluster, false);
    context.requireInRegion(cluster, seen.region());
    return seen;
  }

  /** Whether no operation on the master is in progress, whatever the state of the worker nodes. */
  private static boolean isSettled(Cluster seen) {
    MasterState master = seen.master().state();
    return master.isPresent()
        ? master.equals(MasterState.DEPLOYED) && !seen.state().equals(ClusterState.UPDATING)
        : seen.isReady();
  }

  private static boolean isFailure(Cluster seen) {
    return seen.state().isFailure()
        || seen.state().isDeletion()
        || seen.master().state().isFailure();
  }

  /** The state, and the operation on the master if that isn't the same. */
  private static String situation(Cluster seen) {
    MasterState master = seen.master().state();
    boolean same =
        !master.isPresent()
            || master.equals(MasterState.DEPLOYED)
            || master.text().equalsIgnoreCase(seen.state().text());
    return seen.state() + (same ? "" : ", master " + master);
  }

  private static Probe<Cluster> poll(Cluster seen, boolean done, boolean failed, String state) {
    boolean masterFailed = seen.master().state().isFailure();
    Optional<String> status = seen.status();
    Optional<String> master = seen.master().status();
    return Probe.of(
        done,
        failed,
        seen,
        state,
        masterFailed ? master.or(() -> status) : status.or(() -> master));
  }
}
