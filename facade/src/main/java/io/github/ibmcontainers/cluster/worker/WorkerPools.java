package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.OPERATING_SYSTEM;
import static io.github.ibmcontainers.internal.check.Argument.POOL;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.V2SetWorkerPoolOperatingSystemRequest;
import io.github.ibmcontainers.generated.model.V2SetWorkerPoolTaintsRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Worker pools of clusters. The parameter {@code cluster} is the cluster's id or name, {@code pool}
 * is the pool's id or name. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Methods that change a pool
 * return when the service has accepted the request. Immutable and thread-safe.
 */
public final class WorkerPools extends Group<WorkerPools> {
  private final ClusterContext context;

  /** Called by the client. */
  public WorkerPools(GroupContext context) {
    super(context, WorkerPools::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the pools of a cluster. */
  public List<WorkerPool> list(String cluster) {
    return context.onCluster(WorkerPoolRoutes.Listing.ROW, cluster);
  }

  /**
   * Lists the worker pools of the clusters in several scopes. The requests for the clusters are
   * concurrent; a scope or cluster whose request fails is reported in the listing.
   *
   * @param scopes accounts, resource groups and regions; values that a scope doesn't have are those
   *     of this client's scope
   */
  public Listing<ClusterItems<WorkerPool>> across(Collection<Scope> scopes) {
    return context.across(Optional.of(scopes), (in, cluster) -> new WorkerPools(in).list(cluster));
  }

  /**
   * Lists the worker pools of the clusters in all accounts that are visible to the owner of the
   * credential; see {@link #across}.
   */
  public Listing<ClusterItems<WorkerPool>> acrossAccounts() {
    return context.across(Optional.empty(), (in, cluster) -> new WorkerPools(in).list(cluster));
  }

  /** Returns a pool. */
  public WorkerPool get(String cluster, String pool) {
    return context.onCluster(WorkerPoolRoutes.Get.ROW, cluster, POOL.of(pool));
  }

  /**
   * Creates a pool. If the outcome of the request is unknown, for example after a server error, the
   * client searches for a pool with the name for one minute. The request is sent again only if it
   * was deferred and no pool has appeared by then.
   *
   * @return the pool's id
   * @throws IllegalArgumentException if settings that the cluster's provider requires are missing;
   *     no request is sent then
   * @throws CreateInDoubtException if the outcome is unknown and no pool has appeared
   */
  public String create(String cluster, NewWorkerPool pool) {
    ClusterContext timed = context.timed();
    String id = WorkerPoolCreation.pool(timed, cluster, pool);
    if (!pool.taints().isEmpty()) {
      new WorkerPools(timed).setTaints(cluster, pool.name(), pool.taints());
    }
    return id;
  }

  /**
   * Checks the settings of a new pool against the service's lists of zones and flavors, and its
   * name against the cluster's other pools.
   *
   * @return all problems; empty if there are none
   */
  public List<Problem> validate(String cluster, NewWorkerPool pool) {
    ClusterContext timed = context.timed();
    List<WorkerPool> others = new WorkerPools(timed).list(cluster);
    return new NewWorkerPoolCheck(timed.providerOf(cluster), pool, others)
        .run(new Locations(timed));
  }

  /**
   * Sets the number of worker nodes in each zone ({@code V2ResizeWorkerPool}; v1: {@code
   * PatchWorkerPool}).
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public void resize(String cluster, String pool, int workersPerZone) {
    resize(cluster, pool, workersPerZone, null);
  }

  /**
   * Sets the number of worker nodes in each zone, and allows an OpenShift cluster with a single
   * worker node, which the service otherwise rejects.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public void resizeAllowingSingleWorker(String cluster, String pool, int workersPerZone) {
    resize(cluster, pool, workersPerZone, true);
  }

  private void resize(
      String cluster, String pool, int workersPerZone, @Nullable Boolean singleWorker) {
    Check.that(workersPerZone >= 0, "workersPerZone must be 0 or more, not %s", workersPerZone);
    context.onCluster(
        WorkerPoolRoutes.Resize.ROW,
        cluster,
        new WorkerPoolRoutes.Size(POOL.of(pool), workersPerZone, singleWorker));
  }

  /**
   * Creates the missing worker nodes of a pool ({@code RebalanceWorkerPool}; v1: {@code
   * PatchWorkerPool}).
   */
  public void rebalance(String cluster, String pool) {
    context.onCluster(WorkerPoolRoutes.Rebalance.ROW, cluster, POOL.of(pool));
  }

  /**
   * Replaces the labels of a pool's worker nodes ({@code v2SetWorkerPoolLabels}; v1: {@code
   * PatchWorkerPool}).
   */
  public void setLabels(String cluster, String pool, Map<String, String> labels) {
    context.onCluster(
        WorkerPoolRoutes.SetLabels.ROW,
        cluster,
        new WorkerPoolRoutes.Labels(POOL.of(pool), Kubernetes.labels(labels)));
  }

  /**
   * Replaces the taints of a pool's worker nodes ({@code V2SetWorkerPoolTaints}).
   *
   * @param taints the taints as {@code key -> value:effect}, such as {@code dedicated ->
   *     db:NoSchedule}
   */
  public void setTaints(String cluster, String pool, Map<String, String> taints) {
    V2SetWorkerPoolTaintsRequest request =
        new V2SetWorkerPoolTaintsRequest()
            .cluster(cluster)
            .workerpool(POOL.of(pool))
            .taints(Kubernetes.taints(taints));
    context.order(cluster, api -> new V2Api(api).v2SetWorkerPoolTaints(request));
  }

  /**
   * Sets the operating system of worker nodes that are created or replaced from now on ({@code
   * V2SetWorkerPoolOperatingSystem}).
   */
  public void setOperatingSystem(String cluster, String pool, String operatingSystem) {
    V2SetWorkerPoolOperatingSystemRequest request =
        new V2SetWorkerPoolOperatingSystemRequest()
            .cluster(cluster)
            .workerPool(POOL.of(pool))
            .operatingSystem(OPERATING_SYSTEM.of(operatingSystem));
    context.order(cluster, api -> new V2Api(api).v2SetWorkerPoolOperatingSystem(request));
  }

  /**
   * Adds a zone to a pool. An unknown outcome is resolved as in {@link #create}.
   *
   * @throws IllegalArgumentException if the zone is of another provider than the cluster; no
   *     request is sent then
   * @throws CreateInDoubtException if the outcome is unknown and the pool doesn't have the zone
   */
  public void addZone(String cluster, String pool, NewZone zone) {
    ClusterContext timed = context.timed();
    Provider provider = timed.providerOf(cluster);
    Check.that(
        provider == zone.provider(),
        "Zone %s is a %s zone, but cluster %s is a %s cluster. (No request was sent.)",
        zone.id(),
        zone.provider(),
        cluster,
        provider);
    WorkerPoolCreation.zone(timed, cluster, POOL.of(pool), zone);
  }

  /**
   * Sets the VLANs for new worker nodes in a zone of a classic pool ({@code
   * AddWorkerPoolZoneNetwork}).
   *
   * @param zone a classic zone with its VLANs
   * @throws OperationNotSupportedException if the cluster isn't a classic cluster
   */
  public void setVlans(String cluster, String pool, NewZone zone) {
    context.onCluster(
        WorkerPoolRoutes.SetVlans.ROW, cluster, new WorkerPoolRoutes.PoolZone(POOL.of(pool), zone));
  }

  /**
   * Removes a zone and its worker nodes from a pool ({@code RemoveWorkerPoolZone}; v2: {@code
   * removeWorkerPoolZone}, which requires a resource group).
   */
  public void removeZone(String cluster, String pool, String zone) {
    context.onCluster(
        WorkerPoolRoutes.RemoveZone.ROW,
        cluster,
        new WorkerPoolRoutes.ZoneRemoval(POOL.of(pool), ZONE.of(zone)));
  }

  /**
   * Removes a pool and its worker nodes ({@code RemoveWorkerPool}; v2: {@code removeWorkerPool}).
   */
  public void remove(String cluster, String pool) {
    context.onCluster(WorkerPoolRoutes.Remove.ROW, cluster, POOL.of(pool));
  }

  /**
   * Waits until a pool has all its worker nodes in each zone and all of them are ready.
   *
   * @param limit the maximum duration of the wait
   * @throws WaitException if the wait fails, for example because the pool doesn't exist, is
   *     deleted, or has no zone
   */
  public List<Worker> awaitReady(String cluster, String pool, Duration limit) {
    return awaitReady(cluster, pool, WaitOptions.atMost(limit));
  }

  /**
   * Waits until a pool has all its worker nodes in each zone and all of them are ready. The
   * progress counts ready worker nodes.
   *
   * @throws WaitException if the wait fails
   */
  public List<Worker> awaitReady(String cluster, String pool, WaitOptions options) {
    return WorkerPoolWaits.workers(
        context, Check.cluster(cluster), POOL.of(pool), WorkerWaits.Wanted.READY, options);
  }

  /**
   * Waits until a pool has all its worker nodes in each zone, and all of them are ready and run at
   * least the given version. The progress counts these worker nodes.
   *
   * @throws WaitException if the wait fails
   */
  public List<Worker> awaitVersion(
      String cluster, String pool, Version version, WaitOptions options) {
    return WorkerPoolWaits.workers(
        context, Check.cluster(cluster), POOL.of(pool), WorkerWaits.Wanted.at(version), options);
  }

  /**
   * Waits until a pool and its worker nodes no longer exist.
   *
   * @throws WaitException if the wait fails
   */
  public void awaitRemoved(String cluster, String pool, WaitOptions options) {
    WorkerPoolWaits.removed(context, Check.cluster(cluster), POOL.of(pool), options);
  }
}
