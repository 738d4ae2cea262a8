package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Polling;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits for worker nodes. */
final class WorkerWaits {
  private WorkerWaits() {}

  /**
   * The wanted state of worker nodes.
   *
   * @param text the state, as it follows "waiting for the worker nodes to be"
   * @param test tests whether a worker node is in the state
   * @param state describes the current state of a worker node
   */
  record Wanted(String text, Predicate<Worker> test, Function<Worker, String> state) {
    static final Wanted READY = new Wanted("ready", Worker::isReady, it -> it.state().text());

    /** Returns the state of being ready at a version or a later one. */
    static Wanted at(Version version) {
      return new Wanted(
          "at version " + version.number(),
          it -> it.isReady() && it.version().filter(its -> its.isAtLeast(version)).isPresent(),
          it ->
              "version %s, %s"
                  .formatted(
                      it.version().map(Version::number).orElse("unknown"),
                      it.isReady() ? "ready" : it.state()));
    }
  }

  static List<Worker> all(
      ClusterContext context, String cluster, Wanted wanted, WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("worker nodes of cluster " + cluster, wanted.text())
            .foundLateIf(() -> context.isNew(cluster)),
        options,
        polling -> {
          List<Worker> seen = list(polling, cluster);
          return poll(seen, wanted, Math.max(1, seen.size()));
        });
  }

  static Worker one(
      ClusterContext context, String cluster, String id, Wanted wanted, WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("worker node " + id, wanted.text()),
        options,
        polling -> {
          Worker seen = polling.onCluster(WorkerRoutes.Get.ROW, cluster, id);
          return Probe.of(
              wanted.test().test(seen),
              isFailure(seen) || seen.isLeaving(),
              seen,
              wanted.state().apply(seen),
              seen.details().or(seen::status));
        });
  }

  static void removed(ClusterContext context, String cluster, String id, WaitOptions options) {
    Polling.<Worker>awaitGone(
        context,
        Goal.gone("worker node " + id),
        options,
        polling -> {
          Worker seen = polling.onCluster(WorkerRoutes.Get.ROW, cluster, id);
          return Probe.of(
              seen.state().equals(WorkerState.DELETED),
              Probe.isFailedDeletion(seen.state()),
              seen,
              seen.state().text(),
              seen.details().or(seen::status));
        });
  }

  static Worker successor(ClusterContext context, String cluster, String id, WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("worker node " + id, "replaced"),
        options,
        new SuccessorWait(cluster, id)::poll);
  }

  /** Lists the worker nodes, except deleted ones. */
  static List<Worker> list(ClusterContext context, String cluster) {
    return context.onCluster(WorkerRoutes.Listing.ROW, cluster, WorkerQuery.ALL).stream()
        .filter(it -> !it.state().equals(WorkerState.DELETED))
        .toList();
  }

  static Optional<Worker> find(List<Worker> listed, String id) {
    return listed.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** Counts the expected worker nodes in the wanted state. There must be no other worker nodes. */
  static Probe<List<Worker>> poll(List<Worker> seen, Wanted wanted, long expected) {
    Predicate<Worker> isWanted = wanted.test();
    long done = seen.stream().filter(isWanted).count();
    boolean all = done == expected && seen.size() == expected;
    Optional<Worker> failed = seen.stream().filter(WorkerWaits::isFailure).findFirst();
    Optional<Worker> slowest = failed.or(() -> seen.stream().filter(isWanted.negate()).findFirst());
    String rest = seen.size() > expected ? "worker nodes left over" : "worker nodes requested";
    return Probe.of(
            all,
            failed.isPresent(),
            seen,
            slowest.map(wanted.state()).orElse(all ? wanted.text() : rest),
            slowest.flatMap(it -> it.details().or(it::status)))
        .counting(done, expected);
  }

  private static boolean isFailure(Worker worker) {
    return Probe.isFailure(worker.state());
  }
}
