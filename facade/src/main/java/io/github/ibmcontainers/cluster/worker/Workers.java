package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Workers of clusters. Immutable and safe for use by many threads. Methods that change something
 * return when the service has taken the order.
 */
public final class Workers extends Group<Workers> {
  private final ClusterContext context;

  /** Called by the client. */
  public Workers(GroupContext context) {
    super(context, Workers::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The workers of a cluster.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<Worker> list(String cluster) {
    return list(cluster, null, false);
  }

  /**
   * The workers of one pool.
   *
   * @param cluster the cluster's id or name
   * @param pool the pool's id or name
   * @throws ContainersException if the call fails
   */
  public List<Worker> list(String cluster, String pool) {
    return list(cluster, Arguments.check("pool's id or name", pool), false);
  }

  /**
   * The workers of a cluster, also those that are deleted already.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<Worker> listWithDeleted(String cluster) {
    return list(cluster, null, true);
  }

  private List<Worker> list(String cluster, @Nullable String pool, boolean deletedToo) {
    List<Worker> found =
        context.onCluster(
            WorkerRoutes.LIST,
            Arguments.cluster(cluster),
            new WorkerRoutes.Workforce(cluster, pool, deletedToo));
    if (pool == null) {
      return found;
    }
    // Not all operations can be asked for one pool.
    return found.stream()
        .filter(
            worker ->
                worker.pool().filter(pool::equals).isPresent()
                    || worker.poolId().filter(pool::equals).isPresent())
        .toList();
  }

  /**
   * A worker.
   *
   * @param cluster the cluster's id or name
   * @param worker the worker's id
   * @throws ContainersException if the call fails
   */
  public Worker get(String cluster, String worker) {
    return context.onCluster(
        WorkerRoutes.GET, Arguments.cluster(cluster), new WorkerRoutes.One(cluster, id(worker)));
  }

  /**
   * Replaces a worker by a new one of the same version ({@code replaceWorker}, {@code
   * vpcReplaceWorker}).
   *
   * @throws NoRouteException if the cluster is one of Satellite
   * @throws ContainersException if the call fails
   */
  public void replace(String cluster, String worker) {
    change(WorkerRoutes.REPLACE, cluster, worker, false, false);
  }

  /**
   * Replaces a worker by a new one of the latest patch of its version ({@code replaceWorker},
   * {@code vpcReplaceWorker}).
   *
   * @throws NoRouteException if the cluster is one of Satellite
   * @throws ContainersException if the call fails
   */
  public void replaceAndUpdate(String cluster, String worker) {
    change(WorkerRoutes.REPLACE, cluster, worker, true, false);
  }

  /**
   * Brings a worker to the master's version: classic ones are reloaded, VPC ones replaced.
   *
   * @throws ContainersException if the call fails
   */
  public void update(String cluster, String worker) {
    change(WorkerRoutes.UPDATE, cluster, worker, true, false);
  }

  /**
   * Installs a worker's machine anew ({@code UpdateClusterWorker}). IBM's own tools take another
   * way since April 2026.
   *
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void reload(String cluster, String worker) {
    change(WorkerRoutes.RELOAD, cluster, worker, false, false);
  }

  /**
   * Restarts a worker ({@code UpdateClusterWorker}).
   *
   * @param hard whether to cut its power rather than to shut it down
   * @throws NoRouteException if the cluster is one of Satellite
   * @throws ContainersException if the call fails
   */
  public void reboot(String cluster, String worker, boolean hard) {
    change(WorkerRoutes.REBOOT, cluster, worker, false, hard);
  }

  /**
   * Removes a worker; its pool is out of balance then ({@code V2RemoveWorker}; v1: {@code
   * RemoveClusterWorker}).
   *
   * @throws ContainersException if the call fails
   */
  public void remove(String cluster, String worker) {
    context.onCluster(
        WorkerRoutes.REMOVE, Arguments.cluster(cluster), new WorkerRoutes.One(cluster, id(worker)));
  }

  /**
   * Waits until all workers of a cluster do their work.
   *
   * @param cluster the cluster's id or name
   * @param limit for how long to wait at the most
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the workers cannot be looked at
   */
  public List<Worker> awaitReady(String cluster, Duration limit) {
    return awaitReady(cluster, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitReady(String, Duration)}, with a listener, a cancellation and other pauses.
   * Progress counts the workers that are ready.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the workers cannot be looked at
   */
  public List<Worker> awaitReady(String cluster, WaitOptions options) {
    return WorkerWaits.ready(
        context,
        Arguments.cluster(cluster),
        "workers of " + cluster,
        worker -> true,
        OptionalInt::empty,
        options);
  }

  /**
   * Waits until one worker does its work.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the workers cannot be looked at
   */
  public Worker awaitReady(String cluster, String worker, WaitOptions options) {
    String id = id(worker);
    return WorkerWaits.ready(
            context,
            Arguments.cluster(cluster),
            "worker " + id,
            seen -> seen.id().equals(id),
            () -> OptionalInt.of(1),
            options)
        .get(0);
  }

  private void change(
      Action<WorkerRoutes.Replacement, @Nullable Void> action,
      String cluster,
      String worker,
      boolean update,
      boolean force) {
    context.onCluster(
        action,
        Arguments.cluster(cluster),
        new WorkerRoutes.Replacement(cluster, id(worker), update, force));
  }

  private static String id(String worker) {
    return Arguments.check("worker's id", worker);
  }
}
