package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Worker pools of clusters. Immutable and safe for use by many threads. Methods that change
 * something return when the service has taken the order.
 */
public final class WorkerPools extends Group<WorkerPools> {
  private final ClusterContext context;

  /** Called by the client. */
  public WorkerPools(GroupContext context) {
    super(context, WorkerPools::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The pools of a cluster.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<WorkerPool> list(String cluster) {
    return context.onCluster(WorkerPoolRoutes.LIST, Arguments.cluster(cluster), cluster);
  }

  /**
   * A pool.
   *
   * @param cluster the cluster's id or name
   * @param pool the pool's id or name
   * @throws ContainersException if the call fails
   */
  public WorkerPool get(String cluster, String pool) {
    return context.onCluster(
        WorkerPoolRoutes.GET,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.One(cluster, id(pool)));
  }

  /**
   * Creates a pool. Sent once; after a doubtful outcome, such as an error of the service, look
   * whether it is there.
   *
   * @param cluster the cluster's id or name
   * @return the pool's id
   * @throws IllegalArgumentException if it lacks what the cluster's provider needs; nothing is sent
   *     then
   * @throws ContainersException if the call fails
   */
  public String create(String cluster, NewWorkerPool pool) {
    String id =
        context.onCluster(
            WorkerPoolRoutes.CREATE,
            Arguments.cluster(cluster),
            new WorkerPoolRoutes.Creation(
                cluster, pool.lacksVpc() ? inOwnVpc(cluster, pool) : pool));
    if (!pool.taints().isEmpty()) {
      setTaints(cluster, pool.name(), pool.taints());
    }
    return id;
  }

  /** The VPC of a cluster is that of its pools; the service wants it all the same. */
  private NewWorkerPool inOwnVpc(String cluster, NewWorkerPool pool) {
    return list(cluster).stream()
        .flatMap(it -> it.vpc().stream())
        .findFirst()
        .map(pool::inVpc)
        .orElse(pool);
  }

  /**
   * Sets how many workers a pool has in each zone ({@code V2ResizeWorkerPool}; v1: {@code
   * PatchWorkerPool}).
   *
   * @throws IllegalArgumentException if it is to have less than none
   * @throws ContainersException if the call fails
   */
  public void resize(String cluster, String pool, int workersPerZone) {
    if (workersPerZone < 0) {
      throw new IllegalArgumentException(
          "A pool has 0 or more workers in each zone, not " + workersPerZone);
    }
    context.onCluster(
        WorkerPoolRoutes.RESIZE,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Size(cluster, id(pool), workersPerZone));
  }

  /**
   * Adds the workers that a pool lacks ({@code RebalanceWorkerPool}; v1: {@code PatchWorkerPool}).
   *
   * @throws ContainersException if the call fails
   */
  public void rebalance(String cluster, String pool) {
    context.onCluster(
        WorkerPoolRoutes.REBALANCE,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.One(cluster, id(pool)));
  }

  /**
   * Sets the labels of a pool's workers; those that are not named are taken away ({@code
   * v2SetWorkerPoolLabels}; v1: {@code PatchWorkerPool}).
   *
   * @throws ContainersException if the call fails
   */
  public void setLabels(String cluster, String pool, Map<String, String> labels) {
    context.onCluster(
        WorkerPoolRoutes.LABEL,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Marks(cluster, id(pool), Kubernetes.labels(labels)));
  }

  /**
   * Sets the taints of a pool's workers; those that are not named are taken away ({@code
   * V2SetWorkerPoolTaints}).
   *
   * @param taints each as {@code key -> value:effect}, such as {@code dedicated -> db:NoSchedule}
   * @throws ContainersException if the call fails
   */
  public void setTaints(String cluster, String pool, Map<String, String> taints) {
    context.onCluster(
        WorkerPoolRoutes.TAINT,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Marks(cluster, id(pool), Kubernetes.taints(taints)));
  }

  /**
   * Sets the operating system that a pool's workers get when they are replaced ({@code
   * V2SetWorkerPoolOperatingSystem}).
   *
   * @throws ContainersException if the call fails
   */
  public void setOperatingSystem(String cluster, String pool, String operatingSystem) {
    context.onCluster(
        WorkerPoolRoutes.OPERATING_SYSTEM,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.OperatingSystem(
            cluster, id(pool), Arguments.check("operating system", operatingSystem)));
  }

  /**
   * Adds a zone to a pool.
   *
   * @throws IllegalArgumentException if the zone is not of the cluster's provider; nothing is sent
   *     then
   * @throws ContainersException if the call fails
   */
  public void addZone(String cluster, String pool, NewZone zone) {
    requireSameProvider(cluster, zone);
    context.onCluster(
        WorkerPoolRoutes.ADD_ZONE,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Addition(cluster, id(pool), zone));
  }

  /**
   * Sets the VLANs of a classic pool's zone, for workers to come ({@code
   * AddWorkerPoolZoneNetwork}).
   *
   * @param zone a classic zone with its VLANs
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void setVlans(String cluster, String pool, NewZone zone) {
    context.onCluster(
        WorkerPoolRoutes.SET_VLANS,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Addition(cluster, id(pool), zone));
  }

  /**
   * Removes a zone and its workers from a pool ({@code RemoveWorkerPoolZone}; with v2, which needs
   * a resource group: {@code removeWorkerPoolZone}).
   *
   * @throws ContainersException if the call fails
   */
  public void removeZone(String cluster, String pool, String zone) {
    context.onCluster(
        WorkerPoolRoutes.REMOVE_ZONE,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.Removal(cluster, id(pool), Arguments.check("zone", zone)));
  }

  /**
   * Removes a pool and its workers ({@code RemoveWorkerPool}; v2: {@code removeWorkerPool}).
   *
   * @throws ContainersException if the call fails
   */
  public void remove(String cluster, String pool) {
    context.onCluster(
        WorkerPoolRoutes.REMOVE,
        Arguments.cluster(cluster),
        new WorkerPoolRoutes.One(cluster, id(pool)));
  }

  /**
   * Waits until a pool has all its workers and all of them do their work.
   *
   * @param limit for how long to wait at the most
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the pool cannot be looked at
   */
  public List<Worker> awaitReady(String cluster, String pool, Duration limit) {
    return awaitReady(cluster, pool, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitReady(String, String, Duration)}, with a listener, a cancellation and other
   * pauses. Progress counts the workers that are ready.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the pool cannot be looked at
   */
  public List<Worker> awaitReady(String cluster, String pool, WaitOptions options) {
    String name = id(pool);
    return WorkerWaits.ready(
        context,
        Arguments.cluster(cluster),
        "pool " + name + " of " + cluster,
        worker ->
            worker.pool().filter(name::equals).isPresent()
                || worker.poolId().filter(name::equals).isPresent(),
        () -> OptionalInt.of(get(cluster, name).desiredWorkers()),
        options);
  }

  private void requireSameProvider(String cluster, NewZone zone) {
    Provider provider = context.providerOf(Arguments.cluster(cluster));
    if (provider != zone.provider()) {
      throw new IllegalArgumentException(
          "Nothing was sent, since the zone "
              + zone.id()
              + " is one of "
              + zone.provider()
              + " and the cluster "
              + cluster
              + " is on "
              + provider);
    }
  }

  private static String id(String pool) {
    return Arguments.check("pool's id or name", pool);
  }
}
