package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The target of a rolling replacement: its worker nodes, their wanted version, and the request that
 * updates or replaces them. Immutable.
 */
record RollingTarget(
    RollingReplacement request,
    ClusterContext context,
    RollingMethod method,
    Action<WorkerRoutes.Change, @Nullable Void> row,
    List<WorkerPool> pools,
    @Nullable SpareHosts hosts) {
  /** States other than operations in progress. */
  private static final Set<WorkerState> LASTING =
      Set.of(
          WorkerState.DEPLOYED,
          WorkerState.NORMAL,
          WorkerState.CRITICAL,
          WorkerState.WARNING,
          WorkerState.NOTREADY,
          WorkerState.UNKNOWN);

  /** Checks everything that doesn't require the worker nodes. */
  static RollingTarget of(RollingReplacement request) {
    ClusterContext context = request.context().limitedTo(request.replacementLimit);
    Provider provider = context.providerOf(request.cluster);
    RollingMethod method = method(request.method, provider);
    Action<WorkerRoutes.Change, @Nullable Void> action =
        switch (method) {
          case UPDATE -> WorkerRoutes.Update.ROW;
          case RELOAD -> WorkerRoutes.Reload.ROW;
          default -> WorkerRoutes.Replace.ROW;
        };
    SpareHosts hosts =
        provider == Provider.SATELLITE && method == RollingMethod.REPLACE
            ? request.spareHosts().map(it -> new SpareHosts(context, it)).orElse(null)
            : null;
    if (hosts == null) {
      // Throws an exception if the provider doesn't support the method.
      action.route(provider, null);
    }
    List<WorkerPool> all = context.onCluster(WorkerPoolRoutes.Listing.ROW, request.cluster);
    for (String pool : request.pools) {
      Check.that(
          all.stream().anyMatch(it -> is(it, pool)),
          "Cluster %s has no worker pool \"%s\"; its pools are %s",
          request.cluster,
          pool,
          all.stream().map(WorkerPool::name).collect(Collectors.joining(", ")));
    }
    List<WorkerPool> pools =
        all.stream()
            .filter(
                it ->
                    request.pools.isEmpty()
                        || request.pools.stream().anyMatch(pool -> is(it, pool)))
            .toList();
    return new RollingTarget(request, context, method, action, pools, hosts);
  }

  /** Returns the method for a provider. Only classic worker nodes are updated in place. */
  private static RollingMethod method(RollingMethod asked, Provider provider) {
    if (provider == Provider.CLASSIC) {
      return asked == RollingMethod.AUTOMATIC ? RollingMethod.UPDATE : asked;
    }
    return asked == RollingMethod.RELOAD ? asked : RollingMethod.REPLACE;
  }

  private static boolean is(WorkerPool pool, String idOrName) {
    return pool.id().equals(idOrName) || pool.name().equals(idOrName);
  }

  /** Returns whether a worker node keeps its id. */
  boolean inPlace() {
    return method != RollingMethod.REPLACE;
  }

  /** Returns the name of the request, for messages. */
  String action() {
    return switch (method) {
      case UPDATE -> "update";
      case RELOAD -> "reload";
      default -> "replacement";
    };
  }

  /** Returns the desired number of worker nodes in the pools. */
  long expected() {
    return pools.stream().mapToLong(WorkerPool::desiredWorkers).sum();
  }

  /** Lists the worker nodes of the pools. */
  List<Worker> list() {
    return WorkerWaits.list(context, request.cluster).stream()
        .filter(
            worker ->
                request.pools.isEmpty()
                    || pools.stream()
                        .anyMatch(pool -> worker.isIn(pool.id()) || worker.isIn(pool.name())))
        .toList();
  }

  /** Returns the current state of a worker node, which a list may not have. */
  Optional<Worker> refreshed(String worker) {
    try {
      Worker now = context.onCluster(WorkerRoutes.Get.ROW, request.cluster, worker);
      return Optional.of(now).filter(it -> !it.state().equals(WorkerState.DELETED));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Requests the replacement, update, or reload.
   *
   * @param delivery records the delivery of the request
   * @return the reason why it can't be requested now; empty if it was requested
   */
  Optional<String> order(Worker worker, Delivery delivery) {
    ClusterContext recorded = context.recordedBy(delivery);
    if (hosts != null) {
      return hosts.reassign(recorded, request.cluster, worker);
    }
    if (method == RollingMethod.RELOAD) {
      new Workers(recorded).reload(request.cluster, worker.id());
    } else {
      recorded.onCluster(row, request.cluster, new WorkerRoutes.Change(worker.id(), true, false));
    }
    return Optional.empty();
  }

  /** Returns whether the worker node is selected and runs an older version. */
  boolean isOutdated(Worker worker) {
    return (request.workers.isEmpty() || request.workers.contains(worker.id()))
        && !isCurrent(worker, wanted(worker));
  }

  /** Returns the wanted version of the worker node or its successor. */
  Optional<Version> wanted(Worker worker) {
    return request.version().or(worker::target);
  }

  static boolean isCurrent(Worker worker, Optional<Version> wanted) {
    return wanted.isEmpty()
        || worker.version().filter(version -> version.isAtLeast(wanted.get())).isPresent();
  }

  /** Returns whether an operation on the worker node is in progress. */
  static boolean isChanging(Worker worker) {
    WorkerState state = worker.state();
    return worker.isLeaving()
        || worker.pendingOperation().isPresent()
        || (!LASTING.contains(state) && !Probe.isFailure(state));
  }

  /**
   * Checks that the worker nodes exist and support the wanted version.
   *
   * @throws IllegalArgumentException if they don't
   */
  void check(List<Worker> listed) {
    requireKnown(listed);
    for (Worker worker : listed) {
      if (isOutdated(worker)) {
        Optional<Version> wanted = wanted(worker);
        requireReachable(worker, wanted.orElseThrow());
      }
    }
  }

  /** Checks that the worker nodes exist or have existed: an earlier run may have replaced some. */
  private void requireKnown(List<Worker> listed) {
    Set<String> unknown =
        request.workers.stream()
            .filter(id -> listed.stream().noneMatch(worker -> worker.id().equals(id)))
            .collect(Collectors.toSet());
    if (unknown.isEmpty()) {
      return;
    }
    context
        .onCluster(WorkerRoutes.Listing.ROW, request.cluster, WorkerQuery.WITH_DELETED)
        .forEach(worker -> unknown.remove(worker.id()));
    Check.that(
        unknown.isEmpty(),
        "Cluster %s has no worker node %s%s",
        request.cluster,
        String.join(", ", unknown),
        request.pools.isEmpty() ? "" : " in these pools");
  }

  private void requireReachable(Worker worker, Version wanted) {
    Check.that(
        method != RollingMethod.RELOAD
            || worker.version().filter(it -> isSameMinor(it, wanted)).isPresent(),
        "A reload can't change the minor version of worker node %s (to %s); use the method UPDATE",
        worker.id(),
        wanted.number());
    if (isOffered(worker, wanted)) {
      return;
    }
    // The list may be older than the last update of the master.
    Optional<Worker> now = refreshed(worker.id());
    Check.that(
        now.isEmpty() || isOffered(now.get(), wanted),
        """
        Worker nodes of cluster %s can be updated to version %s, which is the master's, but not \
        to %s; update the master first""",
        request.cluster,
        now.flatMap(Worker::target).map(Version::number).orElse("unknown"),
        wanted);
  }

  private static boolean isOffered(Worker worker, Version wanted) {
    return worker.target().filter(target -> !target.isAtLeast(wanted)).isEmpty();
  }

  private static boolean isSameMinor(Version one, Version other) {
    return one.major() == other.major() && one.minor() == other.minor();
  }
}
