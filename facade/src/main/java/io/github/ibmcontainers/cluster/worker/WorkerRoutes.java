package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
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

/** The rows of the table of routes that concern workers. */
final class WorkerRoutes {
  static final Action<Workforce, List<Worker>> LIST =
      Action.<Workforce, List<Worker>>of("list workers")
          .on(
              CLASSIC,
              V2,
              "classicGetWorkers",
              (api, in) ->
                  new V2Api(api)
                      .classicGetWorkers(in.cluster())
                      .pool(in.pool())
                      .showDeleted(in.flag()),
              list -> Values.list(list, Worker::of))
          .on(
              CLASSIC,
              V1,
              "GetClusterWorkers",
              (api, in) ->
                  new ClustersApi(api)
                      .getClusterWorkers(in.cluster())
                      .pool(in.pool())
                      .showDeleted(in.flag()),
              list -> Values.list(list, Worker::of))
          .on(
              VPC,
              V2,
              "vpcGetWorkers",
              (api, in) ->
                  new V2Api(api).vpcGetWorkers(in.cluster()).pool(in.pool()).showDeleted(in.flag()),
              list -> Values.list(list, Worker::of))
          .on(
              SATELLITE,
              V2,
              "getWorkers",
              // This operation cannot be asked for one pool; see Workers.
              (api, in) -> new V2Api(api).getWorkers(in.cluster()).showDeleted(in.flag()),
              list -> Values.list(list, Worker::of))
          .build();

  static final Action<One, Worker> GET =
      Action.<One, Worker>of("get a worker")
          .on(
              CLASSIC,
              V2,
              "classicGetWorker",
              (api, in) -> new V2Api(api).classicGetWorker(in.cluster(), in.worker()),
              Worker::of)
          .on(
              CLASSIC,
              V1,
              "GetWorkers",
              (api, in) -> new ClustersApi(api).getWorkers(in.cluster(), in.worker()),
              Worker::of)
          .on(
              VPC,
              V2,
              "vpcGetWorker",
              (api, in) -> new V2Api(api).vpcGetWorker(in.cluster(), in.worker()),
              Worker::of)
          .on(
              SATELLITE,
              V2,
              "getWorker",
              (api, in) -> new V2Api(api).getWorker(in.cluster(), in.worker()),
              Worker::of)
          .build();

  static final Action<Replacement, @Nullable Void> REPLACE =
      Action.<Replacement, @Nullable Void>of("replace a worker")
          .on(
              CLASSIC,
              V2,
              "replaceWorker",
              (api, in) ->
                  new BetaApi(api)
                      .replaceWorker(
                          new ReplaceWorkerRequest()
                              .cluster(in.cluster())
                              .workerID(in.worker())
                              .update(in.update())),
              Action::nothing)
          .on(VPC, V2, "vpcReplaceWorker", WorkerRoutes::vpcReplace, Action::nothing)
          .none(
              SATELLITE,
              "the hosts are one's own; remove the worker and assign another host with"
                  + " satellite().assignHost(...)")
          .build();

  static final Action<Replacement, @Nullable Void> UPDATE =
      Action.<Replacement, @Nullable Void>of("update a worker")
          .on(
              CLASSIC,
              V1,
              "UpdateClusterWorker",
              (api, in) -> v1(api, in, "update"),
              Action::nothing)
          // A worker of VPC is updated by another one that takes its place.
          .on(VPC, V2, "vpcReplaceWorker", WorkerRoutes::vpcReplace, Action::nothing)
          .on(
              SATELLITE,
              V1,
              "UpdateClusterWorker",
              (api, in) -> v1(api, in, "update"),
              Action::nothing)
          .build();

  static final Action<Replacement, @Nullable Void> RELOAD =
      Action.<Replacement, @Nullable Void>of("reload a worker")
          .on(
              CLASSIC,
              V1,
              "UpdateClusterWorker",
              (api, in) -> v1(api, in, "reload"),
              Action::nothing)
          .none(VPC, "use workers().replace(...) instead")
          .none(SATELLITE, "the hosts are one's own; reload the host and attach it again")
          .build();

  static final Action<Replacement, @Nullable Void> REBOOT =
      Action.<Replacement, @Nullable Void>of("reboot a worker")
          .on(
              CLASSIC,
              V1,
              "UpdateClusterWorker",
              (api, in) -> v1(api, in, "reboot"),
              Action::nothing)
          .on(VPC, V1, "UpdateClusterWorker", (api, in) -> v1(api, in, "reboot"), Action::nothing)
          .none(SATELLITE, "the hosts are one's own; reboot the host itself")
          .build();

  static final Action<One, @Nullable Void> REMOVE =
      Action.<One, @Nullable Void>of("remove a worker")
          .everywhere(
              V2,
              "V2RemoveWorker",
              (api, in) ->
                  new V2Api(api)
                      .v2RemoveWorker(
                          new V2RemoveWorkerRequest().cluster(in.cluster()).workerID(in.worker())),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "RemoveClusterWorker",
              (api, in) -> new ClustersApi(api).removeClusterWorker(in.cluster(), in.worker()),
              Action::nothing)
          .build();

  private WorkerRoutes() {}

  private static ApiRequest<@Nullable Void> vpcReplace(ApiClient api, Replacement in) {
    return new V2Api(api)
        .vpcReplaceWorker(
            new VpcReplaceWorkerRequest()
                .cluster(in.cluster())
                .workerID(in.worker())
                .update(in.update()));
  }

  private static ApiRequest<@Nullable Void> v1(ApiClient api, Replacement in, String action) {
    return new ClustersApi(api)
        .updateClusterWorker(
            in.cluster(),
            in.worker(),
            new UpdateClusterWorkerRequest().action(action).force(in.force()));
  }

  static List<Action<?, ?>> all() {
    return List.of(LIST, GET, REPLACE, UPDATE, RELOAD, REBOOT, REMOVE);
  }

  record Workforce(String cluster, @Nullable String pool, boolean deletedToo) {
    @Nullable String flag() {
      return deletedToo ? "true" : null;
    }
  }

  record One(String cluster, String worker) {}

  record Replacement(String cluster, String worker, boolean update, boolean force) {}
}
