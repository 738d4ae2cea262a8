package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.POOL;
import static io.github.ibmcontainers.internal.check.Argument.WORKER;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.json.JsonTree;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Worker nodes of clusters. The parameter {@code cluster} is the cluster's id or name, {@code
 * worker} is the worker's id. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Methods that change a
 * worker node return when the service has accepted the request. Immutable and thread-safe.
 */
public final class Workers extends Group<Workers> {
  private static final String REINITIALIZE =
      """
      mutation($input: ReinitializeKubernetesNodeInput!) {
        reinitializeKubernetesNode(input: $input) { node { id } }
      }
      """;

  private final ClusterContext context;

  /** Called by the client. */
  public Workers(GroupContext context) {
    super(context, Workers::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the worker nodes of a cluster. */
  public List<Worker> list(String cluster) {
    return list(cluster, WorkerQuery.ALL);
  }

  /**
   * Lists the worker nodes of a worker pool.
   *
   * @param pool the id or name of the pool
   */
  public List<Worker> list(String cluster, String pool) {
    // Not all operations can filter by pool.
    return list(cluster, WorkerQuery.of(POOL.of(pool))).stream()
        .filter(worker -> worker.isIn(pool))
        .toList();
  }

  /**
   * Lists the worker nodes of the clusters in several scopes. The requests for the clusters are
   * concurrent; a scope or cluster whose request fails is reported in the listing.
   *
   * @param scopes accounts, resource groups and regions; values that a scope doesn't have are those
   *     of this client's scope
   */
  public Listing<ClusterItems<Worker>> across(Collection<Scope> scopes) {
    return context.across(Optional.of(scopes), (in, cluster) -> new Workers(in).list(cluster));
  }

  /**
   * Lists the worker nodes of the clusters in all accounts that are visible to the owner of the
   * credential; see {@link #across}.
   */
  public Listing<ClusterItems<Worker>> acrossAccounts() {
    return context.across(Optional.empty(), (in, cluster) -> new Workers(in).list(cluster));
  }

  /** Lists the worker nodes of a cluster, including deleted ones. */
  public List<Worker> listWithDeleted(String cluster) {
    return list(cluster, WorkerQuery.WITH_DELETED);
  }

  private List<Worker> list(String cluster, WorkerQuery query) {
    return context.onCluster(WorkerRoutes.Listing.ROW, cluster, query);
  }

  /** Returns a worker node. */
  public Worker get(String cluster, String worker) {
    return context.onCluster(WorkerRoutes.Get.ROW, cluster, WORKER.of(worker));
  }

  /**
   * Deletes a worker node and creates a new one at the latest patch of the same minor version
   * ({@code replaceWorker}, {@code vpcReplaceWorker}).
   *
   * @throws OperationNotSupportedException if the cluster is a Satellite cluster
   */
  public void replace(String cluster, String worker) {
    change(WorkerRoutes.Replace.ROW, cluster, worker, false, false);
  }

  /**
   * Deletes a worker node and creates a new one at the minor version of the master, which may be
   * later than that of the old worker node ({@code replaceWorker}, {@code vpcReplaceWorker}).
   *
   * @throws OperationNotSupportedException if the cluster is a Satellite cluster
   */
  public void replaceAndUpdate(String cluster, String worker) {
    change(WorkerRoutes.Replace.ROW, cluster, worker, true, false);
  }

  /**
   * Updates a worker node in place to the master's version ({@code UpdateClusterWorker}).
   *
   * @throws OperationNotSupportedException if the cluster isn't a classic cluster; worker nodes of
   *     VPC clusters are updated by {@link #replaceAndUpdate}
   */
  public void update(String cluster, String worker) {
    change(WorkerRoutes.Update.ROW, cluster, worker, true, false);
  }

  /**
   * Reloads a worker node: by GraphQL ({@code reinitializeKubernetesNode}), like IBM's Go client
   * since April 2026, or by {@code UpdateClusterWorker} with {@code preferring(ApiVersion.V1)}. The
   * request is sent exactly once.
   *
   * @throws OperationNotSupportedException if the cluster isn't a classic cluster
   */
  public void reload(String cluster, String worker) {
    String id = WORKER.of(worker);
    ClusterContext timed = context.timed();
    if (timed.preferred() == ApiVersion.V1 || timed.providerOf(cluster) != Provider.CLASSIC) {
      new Workers(timed).change(WorkerRoutes.Reload.ROW, cluster, id, false, false);
      return;
    }
    JsonObject variables = JsonTree.object("input", JsonTree.object("id", id));
    timed.graphQl("reinitializeKubernetesNode", REINITIALIZE, variables);
  }

  /**
   * Reboots a worker node ({@code UpdateClusterWorker}).
   *
   * @param hard whether to power-cycle the machine instead of shutting it down
   * @throws OperationNotSupportedException if the cluster is a Satellite cluster
   */
  public void reboot(String cluster, String worker, boolean hard) {
    change(WorkerRoutes.Reboot.ROW, cluster, worker, false, hard);
  }

  /**
   * Removes a worker node, which leaves its pool unbalanced ({@code V2RemoveWorker}; v1: {@code
   * RemoveClusterWorker}).
   */
  public void remove(String cluster, String worker) {
    context.onCluster(WorkerRoutes.Remove.ROW, cluster, WORKER.of(worker));
  }

  /**
   * Returns a builder of a rolling replacement, which updates or replaces the worker nodes of a
   * cluster without an outage: {@code
   * workers().rolling("mycluster").pool("default").maxUnavailable(2).run()}.
   */
  public RollingReplacement rolling(String cluster) {
    return new RollingReplacement(context, Check.cluster(cluster));
  }

  /**
   * Waits until all worker nodes of a cluster are ready and none is being deleted.
   *
   * @param limit the maximum duration of the wait
   * @throws WaitException if the wait fails
   */
  public List<Worker> awaitReady(String cluster, Duration limit) {
    return awaitReady(cluster, WaitOptions.atMost(limit));
  }

  /**
   * Waits until all worker nodes of a cluster are ready and none is being deleted. The progress
   * counts ready worker nodes.
   *
   * @throws WaitException if the wait fails
   */
  public List<Worker> awaitReady(String cluster, WaitOptions options) {
    return WorkerWaits.all(context, Check.cluster(cluster), WorkerWaits.Wanted.READY, options);
  }

  /**
   * Waits until a worker node is ready.
   *
   * @throws WaitException if the wait fails, for example because the worker node doesn't exist or
   *     is deleted
   */
  public Worker awaitReady(String cluster, String worker, WaitOptions options) {
    return WorkerWaits.one(
        context, Check.cluster(cluster), WORKER.of(worker), WorkerWaits.Wanted.READY, options);
  }

  /**
   * Waits until all worker nodes of a cluster are ready and run at least the given version. The
   * progress counts these worker nodes.
   *
   * @throws WaitException if the wait fails
   */
  public List<Worker> awaitVersion(String cluster, Version version, WaitOptions options) {
    return WorkerWaits.all(
        context, Check.cluster(cluster), WorkerWaits.Wanted.at(version), options);
  }

  /**
   * Waits until a worker node is ready and runs at least the given version.
   *
   * @throws WaitException if the wait fails, for example because the worker node doesn't exist or
   *     is deleted
   */
  public Worker awaitVersion(String cluster, String worker, Version version, WaitOptions options) {
    return WorkerWaits.one(
        context,
        Check.cluster(cluster),
        WORKER.of(worker),
        WorkerWaits.Wanted.at(version),
        options);
  }

  /**
   * Waits until a worker node that is being replaced no longer exists, and the new worker node in
   * its pool and zone is ready. Call it immediately after {@link #replace}; later, the new worker
   * node can be distinguished from others only by the time of its last state change. Use {@link
   * #rolling} to replace several worker nodes.
   *
   * @param worker the id of the replaced worker node
   * @return the new worker node
   * @throws WaitException if the wait fails, for example because the cluster never had the worker
   *     node
   */
  public Worker awaitReplaced(String cluster, String worker, WaitOptions options) {
    return WorkerWaits.successor(context, Check.cluster(cluster), WORKER.of(worker), options);
  }

  /**
   * Waits until a worker node no longer exists: its state is {@code deleted}, or two consecutive
   * polls don't find it.
   *
   * @throws WaitException if the wait fails
   */
  public void awaitRemoved(String cluster, String worker, WaitOptions options) {
    WorkerWaits.removed(context, Check.cluster(cluster), WORKER.of(worker), options);
  }

  private void change(
      Action<WorkerRoutes.Change, @Nullable Void> action,
      String cluster,
      String worker,
      boolean update,
      boolean force) {
    context.onCluster(action, cluster, new WorkerRoutes.Change(WORKER.of(worker), update, force));
  }
}
