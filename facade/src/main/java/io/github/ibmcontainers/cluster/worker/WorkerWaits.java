package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.wait.Probe;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The waits for workers and worker pools. */
final class WorkerWaits {
  private WorkerWaits() {}

  static List<Worker> ready(
      ClusterContext context,
      String cluster,
      String what,
      Predicate<Worker> concerned,
      Supplier<OptionalInt> expected,
      WaitOptions options) {
    return new Waiter<>(
            what,
            options,
            context.time(),
            () -> {
              OptionalInt due = expected.get();
              List<Worker> seen =
                  context.onCluster(WorkerRoutes.Listing.ROW, cluster, WorkerQuery.ALL).stream()
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
              return new Probe<>(
                  Probe.Verdict.of(all, failed.isPresent()),
                  seen,
                  slowest.map(it -> it.state().text()).orElse(all ? "ready" : "requested"),
                  slowest.flatMap(it -> it.details().or(it::status)),
                  ready.size(),
                  total);
            })
        .awaitValue();
  }
}
