package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.AddWorkerPoolZoneNetworkRequest;
import io.github.ibmcontainers.generated.model.AddWorkerPoolZoneRequest;
import io.github.ibmcontainers.generated.model.CreateSatelliteWorkerPoolZoneRequest;
import io.github.ibmcontainers.generated.model.PatchWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.RebalanceWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.RemoveWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.RemoveWorkerPoolZoneRequest;
import io.github.ibmcontainers.generated.model.V2ResizeWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.V2SetWorkerPoolLabelsRequest;
import io.github.ibmcontainers.generated.model.V2SetWorkerPoolOperatingSystemRequest;
import io.github.ibmcontainers.generated.model.V2SetWorkerPoolTaintsRequest;
import io.github.ibmcontainers.generated.model.VpcCreateWorkerPoolZoneRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the table of routes that concern worker pools. */
final class WorkerPoolRoutes {
  static final Action<String, List<WorkerPool>> LIST =
      Action.<String, List<WorkerPool>>of("list worker pools")
          .on(
              CLASSIC,
              V2,
              "ClassicGetWorkerPools",
              (api, cluster) -> new V2Api(api).classicGetWorkerPools(cluster),
              list -> Values.list(list, WorkerPool::of))
          .on(
              CLASSIC,
              V1,
              "GetWorkerPools",
              (api, cluster) -> new ClustersApi(api).getWorkerPools(cluster),
              list -> Values.list(list, WorkerPool::of))
          .on(
              VPC,
              V2,
              "VpcGetWorkerPools",
              (api, cluster) -> new V2Api(api).vpcGetWorkerPools(cluster),
              list -> Values.list(list, WorkerPool::of))
          .on(
              SATELLITE,
              V2,
              "getWorkerPools",
              (api, cluster) -> new V2Api(api).getWorkerPools(cluster),
              list -> Values.list(list, WorkerPool::of))
          .build();

  static final Action<One, WorkerPool> GET =
      Action.<One, WorkerPool>of("get a worker pool")
          .on(
              CLASSIC,
              V2,
              "ClassicGetWorkerPool",
              (api, in) -> new V2Api(api).classicGetWorkerPool(in.cluster(), in.pool()),
              WorkerPool::of)
          .on(
              CLASSIC,
              V1,
              "GetWorkerPool",
              (api, in) -> new ClustersApi(api).getWorkerPool(in.cluster(), in.pool()),
              WorkerPool::of)
          .on(
              VPC,
              V2,
              "VpcGetWorkerPool",
              (api, in) -> new V2Api(api).vpcGetWorkerPool(in.cluster(), in.pool()),
              WorkerPool::of)
          .on(
              SATELLITE,
              V2,
              "getWorkerPool",
              (api, in) -> new V2Api(api).getWorkerPool(in.cluster(), in.pool()),
              WorkerPool::of)
          .build();

  /** Gives the id of the new pool. */
  static final Action<Creation, String> CREATE =
      Action.<Creation, String>of("create a worker pool")
          .on(
              CLASSIC,
              V1,
              "CreateWorkerPool",
              (api, in) -> new ClustersApi(api).createWorkerPool(in.cluster(), in.pool().classic()),
              it -> Values.orEmpty(it.getId()))
          .on(
              VPC,
              V2,
              "vpcCreateWorkerPool",
              (api, in) -> new V2Api(api).vpcCreateWorkerPool(in.pool().vpc(in.cluster())),
              it -> Values.orEmpty(it.getWorkerPoolID()))
          .on(
              SATELLITE,
              V2,
              "CreateSatelliteWorkerPool",
              (api, in) ->
                  new SatelliteClusterApi(api)
                      .createSatelliteWorkerPool(in.pool().satellite(in.cluster())),
              it -> Values.orEmpty(it.getWorkerPoolID()))
          .build();

  static final Action<Size, @Nullable Void> RESIZE =
      Action.<Size, @Nullable Void>of("resize a worker pool")
          .everywhere(
              V2,
              "V2ResizeWorkerPool",
              (api, in) ->
                  new V2Api(api)
                      .v2ResizeWorkerPool(
                          new V2ResizeWorkerPoolRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .size((long) in.workersPerZone())),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "PatchWorkerPool",
              (api, in) ->
                  new ClustersApi(api)
                      .patchWorkerPool(
                          in.cluster(),
                          in.pool(),
                          new PatchWorkerPoolRequest()
                              .state("resizing")
                              .sizePerZone((long) in.workersPerZone())),
              Action::nothing)
          .build();

  static final Action<One, @Nullable Void> REBALANCE =
      Action.<One, @Nullable Void>of("rebalance a worker pool")
          .everywhere(
              V2,
              "RebalanceWorkerPool",
              (api, in) ->
                  new V2Api(api)
                      .rebalanceWorkerPool(
                          new RebalanceWorkerPoolRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "PatchWorkerPool",
              (api, in) ->
                  new ClustersApi(api)
                      .patchWorkerPool(
                          in.cluster(),
                          in.pool(),
                          new PatchWorkerPoolRequest().state("rebalancing")),
              Action::nothing)
          .build();

  static final Action<Marks, @Nullable Void> LABEL =
      Action.<Marks, @Nullable Void>of("set a worker pool's labels")
          .everywhere(
              V2,
              "v2SetWorkerPoolLabels",
              (api, in) ->
                  new V2Api(api)
                      .v2SetWorkerPoolLabels(
                          new V2SetWorkerPoolLabelsRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .labels(in.marks())),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "PatchWorkerPool",
              (api, in) ->
                  new ClustersApi(api)
                      .patchWorkerPool(
                          in.cluster(),
                          in.pool(),
                          new PatchWorkerPoolRequest().state("labels").labels(in.marks())),
              Action::nothing)
          .build();

  static final Action<Marks, @Nullable Void> TAINT =
      Action.<Marks, @Nullable Void>of("set a worker pool's taints")
          .everywhere(
              V2,
              "V2SetWorkerPoolTaints",
              (api, in) ->
                  new V2Api(api)
                      .v2SetWorkerPoolTaints(
                          new V2SetWorkerPoolTaintsRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .taints(in.marks())),
              Action::nothing)
          .build();

  static final Action<OperatingSystem, @Nullable Void> OPERATING_SYSTEM =
      Action.<OperatingSystem, @Nullable Void>of("set a worker pool's operating system")
          .everywhere(
              V2,
              "V2SetWorkerPoolOperatingSystem",
              (api, in) ->
                  new V2Api(api)
                      .v2SetWorkerPoolOperatingSystem(
                          new V2SetWorkerPoolOperatingSystemRequest()
                              .cluster(in.cluster())
                              .workerPool(in.pool())
                              .operatingSystem(in.name())),
              Action::nothing)
          .build();

  static final Action<Addition, @Nullable Void> ADD_ZONE =
      Action.<Addition, @Nullable Void>of("add a zone to a worker pool")
          .on(
              CLASSIC,
              V1,
              "AddWorkerPoolZone",
              (api, in) ->
                  new ClustersApi(api)
                      .addWorkerPoolZone(
                          in.cluster(),
                          in.pool(),
                          new AddWorkerPoolZoneRequest()
                              .id(in.zone().id())
                              .privateVlan(in.zone().privateVlan().orElse(null))
                              .publicVlan(in.zone().publicVlan().orElse(null))),
              Action::nothing)
          .on(
              VPC,
              V2,
              "vpcCreateWorkerPoolZone",
              (api, in) ->
                  new V2Api(api)
                      .vpcCreateWorkerPoolZone(
                          new VpcCreateWorkerPoolZoneRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .id(in.zone().id())
                              .subnetID(in.zone().subnet().orElse(null))),
              Action::nothing)
          .on(
              SATELLITE,
              V2,
              "CreateSatelliteWorkerPoolZone",
              (api, in) ->
                  new SatelliteClusterApi(api)
                      .createSatelliteWorkerPoolZone(
                          new CreateSatelliteWorkerPoolZoneRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .id(in.zone().id())),
              Action::nothing)
          .build();

  static final Action<Addition, @Nullable Void> SET_VLANS =
      Action.<Addition, @Nullable Void>of("set the VLANs of a worker pool's zone")
          .on(
              CLASSIC,
              V1,
              "AddWorkerPoolZoneNetwork",
              (api, in) ->
                  new ClustersApi(api)
                      .addWorkerPoolZoneNetwork(
                          in.cluster(),
                          in.pool(),
                          in.zone().id(),
                          new AddWorkerPoolZoneNetworkRequest()
                              .privateVlan(in.zone().privateVlan().orElse(null))
                              .publicVlan(in.zone().publicVlan().orElse(null))),
              Action::nothing)
          .none(VPC, "its zones have subnets; remove the zone and add it with another subnet")
          .none(SATELLITE, "its zones have hosts of one's own, with a network of one's own")
          .build();

  /** v1 comes first: v2's operation cannot be sent without a resource group. */
  static final Action<Removal, @Nullable Void> REMOVE_ZONE =
      Action.<Removal, @Nullable Void>of("remove a zone from a worker pool")
          .everywhere(
              V1,
              "RemoveWorkerPoolZone",
              (api, in) ->
                  new ClustersApi(api).removeWorkerPoolZone(in.cluster(), in.pool(), in.zone()),
              Action::nothing)
          .everywhere(
              V2,
              "removeWorkerPoolZone",
              (api, in) ->
                  new V2Api(api)
                      .removeWorkerPoolZone(
                          new RemoveWorkerPoolZoneRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())
                              .zone(in.zone())),
              Action::nothing)
          .build();

  /** v1 comes first: it is what IBM's own tools send for all providers. */
  static final Action<One, @Nullable Void> REMOVE =
      Action.<One, @Nullable Void>of("remove a worker pool")
          .everywhere(
              V1,
              "RemoveWorkerPool",
              (api, in) -> new ClustersApi(api).removeWorkerPool(in.cluster(), in.pool()),
              Action::nothing)
          .everywhere(
              V2,
              "removeWorkerPool",
              (api, in) ->
                  new V2Api(api)
                      .removeWorkerPool(
                          new RemoveWorkerPoolRequest()
                              .cluster(in.cluster())
                              .workerpool(in.pool())),
              Action::nothing)
          .build();

  private WorkerPoolRoutes() {}

  static List<Action<?, ?>> all() {
    return List.of(
        LIST,
        GET,
        CREATE,
        RESIZE,
        REBALANCE,
        LABEL,
        TAINT,
        OPERATING_SYSTEM,
        ADD_ZONE,
        SET_VLANS,
        REMOVE_ZONE,
        REMOVE);
  }

  record One(String cluster, String pool) {}

  record Creation(String cluster, NewWorkerPool pool) {}

  record Size(String cluster, String pool, int workersPerZone) {}

  record Marks(String cluster, String pool, Map<String, String> marks) {}

  record OperatingSystem(String cluster, String pool, String name) {}

  record Addition(String cluster, String pool, NewZone zone) {}

  record Removal(String cluster, String pool, String zone) {}
}
