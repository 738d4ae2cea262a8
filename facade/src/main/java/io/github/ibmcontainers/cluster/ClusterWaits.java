package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.NotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The waits for clusters, workers, pools and ingress. */
final class ClusterWaits {
  /** A single "not found" may be one of the service's bad moments. */
  private static final int NOT_FOUND_IN_A_ROW = 2;

  private ClusterWaits() {}

  static Cluster ready(ClusterContext context, String cluster, WaitOptions options) {
    return value(
        new Waiter<>(
            "cluster " + cluster,
            options,
            context.time(),
            () -> {
              Cluster seen = get(context, cluster);
              return look(seen, seen.isReady(), seen.state().isFailure());
            }));
  }

  static Cluster version(
      ClusterContext context, String cluster, Version wanted, WaitOptions options) {
    return value(
        new Waiter<>(
            "cluster " + cluster + " at " + wanted.number(),
            options,
            context.time(),
            () -> {
              Cluster seen = get(context, cluster);
              boolean there = seen.version().filter(it -> it.isAtLeast(wanted)).isPresent();
              return look(seen, there && seen.isReady(), seen.master().state().isFailure());
            }));
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
                return new Look<>(
                    verdict(gone, false), cluster, "not found", Optional.empty(), 0, 0);
              }
              missing.set(0);
              boolean gone = seen.state().equals(ClusterState.DELETED);
              boolean failed = seen.state().equals(ClusterState.DELETE_FAILED);
              return Look.of(verdict(gone, failed), cluster, seen.state(), seen.summary().status());
            })
        .await();
  }

  static List<Worker> workers(
      ClusterContext context,
      String cluster,
      String what,
      Predicate<Worker> concerned,
      Supplier<OptionalInt> expected,
      WaitOptions options) {
    return value(
        new Waiter<>(
            what,
            options,
            context.time(),
            () -> {
              OptionalInt due = expected.get();
              List<Worker> seen =
                  context
                      .onCluster(
                          WorkerRoutes.LIST,
                          cluster,
                          new WorkerRoutes.Workforce(cluster, null, false))
                      .stream()
                      .filter(concerned)
                      .toList();
              List<Worker> ready = seen.stream().filter(Worker::isReady).toList();
              // Of a pool that shrinks, workers are left over that are ready as well.
              int total = due.orElse(Math.max(1, seen.size()));
              Optional<Worker> failed =
                  seen.stream().filter(it -> it.state().isFailure()).findFirst();
              Optional<Worker> slowest =
                  failed.or(() -> seen.stream().filter(it -> !it.isReady()).findFirst());
              boolean all = ready.size() == total && seen.size() == total;
              return new Look<>(
                  verdict(all, failed.isPresent()),
                  seen,
                  slowest.map(it -> it.state().text()).orElse(all ? "ready" : "requested"),
                  slowest.flatMap(it -> it.details().or(it::status)),
                  ready.size(),
                  total);
            }));
  }

  private static Cluster get(ClusterContext context, String cluster) {
    if (context.memory().find(context.scope(), cluster).isEmpty()) {
      Cluster found = ClusterFinder.find(context, cluster);
      context.remember(found.summary());
      return found;
    }
    return context.call(
        ClusterRoutes.GET, context.providerOf(cluster), new ClusterRoutes.Wanted(cluster, false));
  }

  private static Look<Cluster> look(Cluster seen, boolean done, boolean failed) {
    Optional<String> message = seen.summary().status().or(() -> seen.master().status());
    return Look.of(verdict(done, failed), seen, seen.state(), message);
  }

  static Look.Verdict verdict(boolean done, boolean failed) {
    return done ? Look.Verdict.DONE : failed ? Look.Verdict.FAILED : Look.Verdict.WAITING;
  }

  static <T> T value(Waiter<T> waiter) {
    return Objects.requireNonNull(waiter.await().value());
  }
}
