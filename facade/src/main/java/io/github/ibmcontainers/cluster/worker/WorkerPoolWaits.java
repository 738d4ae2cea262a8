package io.github.ibmcontainers.cluster.worker;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Polling;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Waits for worker pools. */
final class WorkerPoolWaits {
  private WorkerPoolWaits() {}

  static List<Worker> workers(
      ClusterContext context,
      String cluster,
      String pool,
      WorkerWaits.Wanted wanted,
      WaitOptions options) {
    return Polling.await(
        context,
        Goal.of(subject(cluster, pool), wanted.text())
            .foundLateIf(() -> context.isNew(key(cluster, pool)) || context.isNew(cluster)),
        options,
        polling -> {
          WorkerPool seen = get(polling, cluster, pool);
          if (seen.isLeaving() || seen.zones().isEmpty() || Probe.isFailure(seen.state())) {
            return unreachable(seen);
          }
          List<Worker> workers = workersOf(polling, cluster, pool);
          Probe<List<Worker>> poll = WorkerWaits.poll(workers, wanted, seen.desiredWorkers());
          return poll.verdict() == Probe.Verdict.DONE ? inEachZone(seen, poll) : poll;
        });
  }

  static void removed(ClusterContext context, String cluster, String pool, WaitOptions options) {
    Polling.<String>awaitGone(
        context,
        Goal.gone(subject(cluster, pool)),
        options,
        polling -> {
          Optional<WorkerPool> seen = find(polling, cluster, pool);
          boolean gone = seen.filter(it -> !it.state().equals(WorkerPoolState.DELETED)).isEmpty();
          int left = gone ? workersOf(polling, cluster, pool).size() : 0;
          if (seen.isEmpty() && left == 0) {
            return Probe.missing();
          }
          return Probe.of(
              gone && left == 0,
              seen.filter(it -> Probe.isFailedDeletion(it.state())).isPresent(),
              pool,
              gone ? "worker nodes left over" : seen.orElseThrow().state().text(),
              left == 0 ? Optional.empty() : Optional.of(left + " left"));
        });
  }

  /** Returns the key under which the context remembers that a pool was just created. */
  static String key(String cluster, String pool) {
    return "worker pool " + pool + " of " + cluster;
  }

  private static String subject(String cluster, String pool) {
    return "worker pool " + pool + " of cluster " + cluster;
  }

  private static WorkerPool get(ClusterContext context, String cluster, String pool) {
    return context.onCluster(WorkerPoolRoutes.Get.ROW, cluster, pool);
  }

  private static Optional<WorkerPool> find(ClusterContext context, String cluster, String pool) {
    try {
      return Optional.of(get(context, cluster, pool));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<Worker> workersOf(ClusterContext context, String cluster, String pool) {
    return WorkerWaits.list(context, cluster).stream().filter(it -> it.isIn(pool)).toList();
  }

  private static Probe<List<Worker>> unreachable(WorkerPool pool) {
    return Probe.of(
        false,
        true,
        List.of(),
        pool.state().isPresent() ? pool.state().text() : "no state",
        pool.isLeaving()
            ? Optional.of("the pool is removed")
            : pool.zones().isEmpty()
                ? Optional.of("the pool has no zone: add one with workerPools().addZone(...)")
                : Optional.empty());
  }

  /** Older responses don't contain the zone of a worker node. */
  private static Probe<List<Worker>> inEachZone(WorkerPool pool, Probe<List<Worker>> poll) {
    List<Worker> workers = Objects.requireNonNull(poll.value());
    if (workers.stream().anyMatch(it -> it.zone().isEmpty())) {
      return poll;
    }
    Map<String, Long> byZone =
        workers.stream().collect(groupingBy(it -> it.zone().orElse(""), counting()));
    return pool.zones().stream()
        .filter(it -> byZone.getOrDefault(it.id(), 0L) != pool.workersPerZone())
        .findFirst()
        .map(it -> unbalanced(it, byZone.getOrDefault(it.id(), 0L), pool, poll))
        .orElse(poll);
  }

  private static Probe<List<Worker>> unbalanced(
      WorkerPool.PoolZone zone, long workers, WorkerPool pool, Probe<List<Worker>> poll) {
    String count =
        "zone " + zone.id() + " has " + workers + " of " + pool.workersPerZone() + " worker nodes";
    return Probe.of(
            false,
            false,
            List.<Worker>of(),
            "unbalanced",
            Optional.of(
                zone.messages().isEmpty()
                    ? count
                    : count + ": " + String.join(", ", zone.messages())))
        .counting(poll.done(), poll.total());
  }
}
