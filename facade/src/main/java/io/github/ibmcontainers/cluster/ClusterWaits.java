package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.wait.Probe;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The waits for clusters. */
final class ClusterWaits {
  /** A single "not found" may be one of the service's bad moments. */
  private static final int NOT_FOUND_IN_A_ROW = 2;

  private ClusterWaits() {}

  static Cluster ready(ClusterContext context, String cluster, WaitOptions options) {
    return new Waiter<>(
            "cluster " + cluster,
            options,
            context.time(),
            () -> {
              Cluster seen = get(context, cluster);
              return look(seen, seen.isReady(), seen.state().isFailure());
            })
        .awaitValue();
  }

  static Cluster version(
      ClusterContext context, String cluster, Version wanted, WaitOptions options) {
    return new Waiter<>(
            "cluster " + cluster + " at " + wanted.number(),
            options,
            context.time(),
            () -> {
              Cluster seen = get(context, cluster);
              boolean there = seen.version().filter(it -> it.isAtLeast(wanted)).isPresent();
              return look(seen, there && seen.isReady(), seen.master().state().isFailure());
            })
        .awaitValue();
  }

  static void deleted(ClusterContext context, String cluster, WaitOptions options) {
    AtomicInteger missing = new AtomicInteger();
    new Waiter<String>(
            "deletion of cluster " + cluster,
            options,
            context.time(),
            () -> {
              Cluster seen;
              try {
                seen = get(context, cluster);
              } catch (NotFoundException e) {
                boolean gone = missing.incrementAndGet() >= NOT_FOUND_IN_A_ROW;
                return new Probe<>(
                    Probe.Verdict.of(gone, false), cluster, "not found", Optional.empty(), 0, 0);
              }
              missing.set(0);
              boolean gone = seen.state().equals(ClusterState.DELETED);
              boolean failed = seen.state().equals(ClusterState.DELETE_FAILED);
              return Probe.of(
                  Probe.Verdict.of(gone, failed), cluster, seen.state(), seen.summary().status());
            })
        .await();
  }

  private static Cluster get(ClusterContext context, String cluster) {
    if (context.memory().find(context.scope(), cluster).isEmpty()) {
      FoundCluster found = ClusterFinder.find(context, cluster);
      context.remember(found.id(), found.name(), found.provider());
      return Cluster.of(found);
    }
    return context.call(ClusterRoutes.Get.ROW, context.providerOf(cluster), cluster, null);
  }

  private static Probe<Cluster> look(Cluster seen, boolean done, boolean failed) {
    Optional<String> message = seen.summary().status().or(() -> seen.master().status());
    return Probe.of(Probe.Verdict.of(done, failed), seen, seen.state(), message);
  }
}
