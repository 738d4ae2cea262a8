package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ReplaceWorkerRequest;
import io.github.ibmcontainers.generated.model.UpdateClusterWorkerRequest;
import io.github.ibmcontainers.generated.model.V2RemoveWorkerRequest;
import io.github.ibmcontainers.generated.model.VpcReplaceWorkerRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of actions on worker nodes. Each action is built on first use. */
final class WorkerRoutes {
  static final class Listing {
    static final Action<WorkerQuery, List<Worker>> ROW =
        Action.<WorkerQuery, List<Worker>>of("list workers")
            .on(
                V2Api.ClassicGetWorkersCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .classicGetWorkers(cluster)
                        .pool(in.pool())
                        .showDeleted(in.showDeleted()),
                list -> Values.list(list, Worker::of))
            .on(
                ClustersApi.GetClusterWorkersCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .getClusterWorkers(cluster)
                        .pool(in.pool())
                        .showDeleted(in.showDeleted()),
                list -> Values.list(list, Worker::of))
            .on(
                V2Api.VpcGetWorkersCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .vpcGetWorkers(cluster)
                        .pool(in.pool())
                        .showDeleted(in.showDeleted()),
                list -> Values.list(list, Worker::of))
            .on(
                SATELLITE,
                V2Api.GetWorkersCall.OPERATION,
                // This operation can't filter by pool; see Workers.
                (api, cluster, in) ->
                    new V2Api(api).getWorkers(cluster).showDeleted(in.showDeleted()),
                list -> Values.list(list, Worker::of))
            .build();
  }

  static final class Get {
    static final Action<String, Worker> ROW =
        Action.<String, Worker>of("get a worker")
            .on(
                V2Api.ClassicGetWorkerCall.OPERATION,
                (api, cluster, worker) -> new V2Api(api).classicGetWorker(cluster, worker),
                Worker::of)
            .on(
                ClustersApi.GetWorkersCall.OPERATION,
                (api, cluster, worker) -> new ClustersApi(api).getWorkers(cluster, worker),
                Worker::of)
            .on(
                V2Api.VpcGetWorkerCall.OPERATION,
                (api, cluster, worker) -> new V2Api(api).vpcGetWorker(cluster, worker),
                Worker::of)
            .on(
                SATELLITE,
                V2Api.GetWorkerCall.OPERATION,
                (api, cluster, worker) -> new V2Api(api).getWorker(cluster, worker),
                Worker::of)
            .build();
  }

  /**
   * With the flag {@code update}, the new worker has the master's minor version; without it, the
   * latest patch of the old worker's minor version (cloud.ibm.com/docs/containers, "Updating VPC
   * worker nodes", 2026-11-05).
   */
  static final class Replace {
    static final Action<Change, @Nullable Void> ROW =
        Action.<Change, @Nullable Void>of("replace a worker")
            .on(
                CLASSIC,
                BetaApi.ReplaceWorkerCall.OPERATION,
                (api, cluster, in) ->
                    new BetaApi(api)
                        .replaceWorker(
                            new ReplaceWorkerRequest()
                                .cluster(cluster)
                                .workerID(in.worker())
                                .update(in.update())))
            .on(
                V2Api.VpcReplaceWorkerCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .vpcReplaceWorker(
                            new VpcReplaceWorkerRequest()
                                .cluster(cluster)
                                .workerID(in.worker())
                                .update(in.update())))
            .none(
                SATELLITE,
                "remove the worker and assign another host with satellite().assignHost(...)")
            .build();
  }

  static final class Update {
    static final Action<Change, @Nullable Void> ROW =
        Action.<Change, @Nullable Void>of("update a worker")
            .on(
                ClustersApi.UpdateClusterWorkerCall.OPERATION,
                (api, cluster, in) -> v1(api, cluster, in, "update"))
            // cloud.ibm.com/docs/containers, "Updating VPC worker nodes" (2026-11-05): worker
            // update is
            // supported for no VPC worker; "Updating classic worker nodes": for classic ones only.
            .none(
                VPC,
                "use workers().replaceAndUpdate(...) instead, which deletes the worker and creates"
                    + " one at the master's version")
            // cloud.ibm.com/docs/satellite, "Updating hosts that are assigned as worker nodes".
            .none(
                SATELLITE,
                "assign a host with the new version with satellite().assignHost(...), and remove the"
                    + " worker")
            .build();
  }

  static final class Reload {
    static final Action<Change, @Nullable Void> ROW =
        Action.<Change, @Nullable Void>of("reload a worker")
            .on(
                ClustersApi.UpdateClusterWorkerCall.OPERATION,
                (api, cluster, in) -> v1(api, cluster, in, "reload"))
            // cloud.ibm.com/docs/openshift, "Updating VPC worker nodes" (2026-11-05): bare-metal
            // workers of
            // OpenShift are reloaded, which IBM's tools do by GraphQL; all others are replaced.
            .none(
                VPC,
                "use workers().replace(...) instead; bare-metal workers of OpenShift clusters can be"
                    + " reloaded with \"ibmcloud oc worker reload\"")
            .none(SATELLITE, "the user manages the hosts: reload the host and attach it again")
            .build();
  }

  static final class Reboot {
    static final Action<Change, @Nullable Void> ROW =
        Action.<Change, @Nullable Void>of("reboot a worker")
            .on(
                ClustersApi.UpdateClusterWorkerCall.OPERATION,
                (api, cluster, in) -> v1(api, cluster, in, "reboot"))
            // "ibmcloud ks worker reboot" serves VPC workers too, by the same operation.
            .alsoOn(VPC)
            .none(SATELLITE, "the user manages the hosts: reboot the host itself")
            .build();
  }

  static final class Remove {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("remove a worker")
            .everywhere(
                V2Api.V2RemoveWorkerCall.OPERATION,
                (api, cluster, worker) ->
                    new V2Api(api)
                        .v2RemoveWorker(
                            new V2RemoveWorkerRequest().cluster(cluster).workerID(worker)))
            .on(
                ClustersApi.RemoveClusterWorkerCall.OPERATION,
                (api, cluster, worker) -> new ClustersApi(api).removeClusterWorker(cluster, worker))
            .build();
  }

  private WorkerRoutes() {}

  private static ApiRequest<@Nullable Void> v1(
      ApiClient api, String cluster, Change in, String action) {
    return new ClustersApi(api)
        .updateClusterWorker(
            cluster,
            in.worker(),
            new UpdateClusterWorkerRequest().action(action).force(in.force()));
  }

  record Change(String worker, boolean update, boolean force) {}
}
