package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.wait.Probe;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the successor of a replaced worker node: a new worker node in the same pool and zone. Not
 * thread-safe.
 */
final class SuccessorWait {
  private final String cluster;
  private final String replaced;
  private final Set<String> others = new HashSet<>();
  private @Nullable Worker old;
  private @Nullable String successor;

  SuccessorWait(String cluster, String replaced) {
    this.cluster = cluster;
    this.replaced = replaced;
  }

  Probe<Worker> poll(ClusterContext context) {
    List<Worker> listed = WorkerWaits.list(context, cluster);
    Optional<Worker> now = WorkerWaits.find(listed, replaced);
    if (old == null && !begin(context, listed, now)) {
      return Probe.missing();
    }
    Optional<Worker> next = successor(listed);
    boolean gone = now.isEmpty();
    String state =
        next.map(it -> it.id() + " " + it.state()).orElse("no successor yet")
            + (gone ? "" : ", " + replaced + " still exists");
    return Probe.of(
        gone && next.filter(Worker::isReady).isPresent(),
        next.filter(it -> Probe.isFailure(it.state())).isPresent(),
        next.orElseGet(() -> Objects.requireNonNull(old)),
        state,
        next.flatMap(it -> it.details().or(it::status)));
  }

  /** Returns whether the cluster has or had the worker node. */
  private boolean begin(ClusterContext context, List<Worker> listed, Optional<Worker> now) {
    Optional<Worker> known =
        now.or(
            () ->
                WorkerWaits.find(
                    context.onCluster(WorkerRoutes.Listing.ROW, cluster, WorkerQuery.WITH_DELETED),
                    replaced));
    old = known.orElse(null);
    if (now.isPresent()) {
      listed.stream()
          .filter(it -> !RollingTarget.isChanging(it))
          .forEach(it -> others.add(it.id()));
    }
    return known.isPresent();
  }

  /**
   * Returns the successor. If no list from before the replacement is available, it is the worker
   * node with the latest state change.
   */
  private Optional<Worker> successor(List<Worker> listed) {
    String known = successor;
    if (known != null) {
      return WorkerWaits.find(listed, known);
    }
    Worker place = Objects.requireNonNull(old);
    Optional<Worker> found =
        listed.stream()
            .filter(it -> !it.id().equals(replaced) && !others.contains(it.id()))
            .filter(it -> it.zone().equals(place.zone()) && it.poolId().equals(place.poolId()))
            .filter(it -> !it.isLeaving())
            .max(
                Comparator.comparing((Worker it) -> !it.isReady())
                    .thenComparing(it -> it.stateChanged().orElse(OffsetDateTime.MIN)));
    successor = found.map(Worker::id).orElse(null);
    return found;
  }
}
