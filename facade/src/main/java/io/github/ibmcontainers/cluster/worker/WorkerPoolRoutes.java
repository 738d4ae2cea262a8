package io.github.ibmcontainers.cluster.worker;

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
import io.github.ibmcontainers.generated.model.VpcCreateWorkerPoolZoneRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of actions on worker pools. Each action is built on first use. */
final class WorkerPoolRoutes {
  static final class Listing {
    static final Action<@Nullable Void, List<WorkerPool>> ROW =
        Action.<@Nullable Void, List<WorkerPool>>of("list worker pools")
            .on(
                V2Api.ClassicGetWorkerPoolsCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).classicGetWorkerPools(cluster),
                list -> Values.list(list, WorkerPool::of))
            .on(
                ClustersApi.GetWorkerPoolsCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getWorkerPools(cluster),
                list -> Values.list(list, WorkerPool::of))
            .on(
                V2Api.VpcGetWorkerPoolsCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).vpcGetWorkerPools(cluster),
                list -> Values.list(list, WorkerPool::of))
            .on(
                SATELLITE,
                V2Api.GetWorkerPoolsCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).getWorkerPools(cluster),
                list -> Values.list(list, WorkerPool::of))
            .build();
  }

  static final class Get {
    static final Action<String, WorkerPool> ROW =
        Action.<String, WorkerPool>of("get a worker pool")
            .on(
                V2Api.ClassicGetWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new V2Api(api).classicGetWorkerPool(cluster, pool),
                WorkerPool::of)
            .on(
                ClustersApi.GetWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new ClustersApi(api).getWorkerPool(cluster, pool),
                WorkerPool::of)
            .on(
                V2Api.VpcGetWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new V2Api(api).vpcGetWorkerPool(cluster, pool),
                WorkerPool::of)
            .on(
                SATELLITE,
                V2Api.GetWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new V2Api(api).getWorkerPool(cluster, pool),
                WorkerPool::of)
            .build();
  }

  /** Returns the id of the new pool. */
  static final class Create {
    static final Action<NewWorkerPool, String> ROW =
        Action.<NewWorkerPool, String>of("create a worker pool")
            .on(
                ClustersApi.CreateWorkerPoolCall.OPERATION,
                (api, cluster, pool) ->
                    new ClustersApi(api).createWorkerPool(cluster, pool.classic()),
                it -> Values.createdId(it.getId(), ClustersApi.CreateWorkerPoolCall.OPERATION))
            .on(
                V2Api.VpcCreateWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new V2Api(api).vpcCreateWorkerPool(pool.vpc(cluster)),
                it ->
                    Values.createdId(it.getWorkerPoolID(), V2Api.VpcCreateWorkerPoolCall.OPERATION))
            .on(
                SatelliteClusterApi.CreateSatelliteWorkerPoolCall.OPERATION,
                (api, cluster, pool) ->
                    new SatelliteClusterApi(api).createSatelliteWorkerPool(pool.satellite(cluster)),
                it ->
                    Values.createdId(
                        it.getWorkerPoolID(),
                        SatelliteClusterApi.CreateSatelliteWorkerPoolCall.OPERATION))
            .build();
  }

  static final class Resize {
    static final Action<Size, @Nullable Void> ROW =
        Action.<Size, @Nullable Void>of("resize a worker pool")
            .everywhere(
                V2Api.V2ResizeWorkerPoolCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .v2ResizeWorkerPool(
                            new V2ResizeWorkerPoolRequest()
                                .cluster(cluster)
                                .workerpool(in.pool())
                                .size((long) in.workersPerZone())
                                .allowSingleOpenShiftWorker(in.singleWorker())))
            .on(
                ClustersApi.PatchWorkerPoolCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .patchWorkerPool(
                            cluster,
                            in.pool(),
                            new PatchWorkerPoolRequest()
                                .state("resizing")
                                .sizePerZone((long) in.workersPerZone())
                                .allowSingleOpenShiftWorker(in.singleWorker())))
            .build();
  }

  static final class Rebalance {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("rebalance a worker pool")
            .everywhere(
                V2Api.RebalanceWorkerPoolCall.OPERATION,
                (api, cluster, pool) ->
                    new V2Api(api)
                        .rebalanceWorkerPool(
                            new RebalanceWorkerPoolRequest().cluster(cluster).workerpool(pool)))
            .on(
                ClustersApi.PatchWorkerPoolCall.OPERATION,
                (api, cluster, pool) ->
                    new ClustersApi(api)
                        .patchWorkerPool(
                            cluster, pool, new PatchWorkerPoolRequest().state("rebalancing")))
            .build();
  }

  static final class SetLabels {
    static final Action<Labels, @Nullable Void> ROW =
        Action.<Labels, @Nullable Void>of("set a worker pool's labels")
            .everywhere(
                V2Api.V2SetWorkerPoolLabelsCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .v2SetWorkerPoolLabels(
                            new V2SetWorkerPoolLabelsRequest()
                                .cluster(cluster)
                                .workerpool(in.pool())
                                .labels(in.labels())))
            .on(
                ClustersApi.PatchWorkerPoolCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .patchWorkerPool(
                            cluster,
                            in.pool(),
                            new PatchWorkerPoolRequest().state("labels").labels(in.labels())))
            .build();
  }

  static final class AddZone {
    static final Action<PoolZone, @Nullable Void> ROW =
        Action.<PoolZone, @Nullable Void>of("add a zone to a worker pool")
            .on(
                ClustersApi.AddWorkerPoolZoneCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .addWorkerPoolZone(
                            cluster,
                            in.pool(),
                            new AddWorkerPoolZoneRequest()
                                .id(in.zone().id())
                                .privateVlan(in.zone().privateVlan().orElse(null))
                                .publicVlan(in.zone().publicVlan().orElse(null))))
            .on(
                V2Api.VpcCreateWorkerPoolZoneCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .vpcCreateWorkerPoolZone(
                            new VpcCreateWorkerPoolZoneRequest()
                                .cluster(cluster)
                                .workerpool(in.pool())
                                .id(in.zone().id())
                                .subnetID(in.zone().subnet().orElse(null))))
            .on(
                SatelliteClusterApi.CreateSatelliteWorkerPoolZoneCall.OPERATION,
                (api, cluster, in) ->
                    new SatelliteClusterApi(api)
                        .createSatelliteWorkerPoolZone(
                            new CreateSatelliteWorkerPoolZoneRequest()
                                .cluster(cluster)
                                .workerpool(in.pool())
                                .id(in.zone().id())))
            .build();
  }

  static final class SetVlans {
    static final Action<PoolZone, @Nullable Void> ROW =
        Action.<PoolZone, @Nullable Void>of("set the VLANs of a worker pool's zone")
            .on(
                ClustersApi.AddWorkerPoolZoneNetworkCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .addWorkerPoolZoneNetwork(
                            cluster,
                            in.pool(),
                            in.zone().id(),
                            new AddWorkerPoolZoneNetworkRequest()
                                .privateVlan(in.zone().privateVlan().orElse(null))
                                .publicVlan(in.zone().publicVlan().orElse(null))))
            .none(VPC, "its zones have subnets; remove the zone and add it with another subnet")
            .none(SATELLITE, "the network of the hosts is the user's")
            .build();
  }

  /** Version 1 is the default because the operation of version 2 requires a resource group. */
  static final class RemoveZone {
    static final Action<ZoneRemoval, @Nullable Void> ROW =
        Action.<ZoneRemoval, @Nullable Void>of("remove a zone from a worker pool")
            .everywhere(
                ClustersApi.RemoveWorkerPoolZoneCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api).removeWorkerPoolZone(cluster, in.pool(), in.zone()))
            .everywhere(
                V2Api.RemoveWorkerPoolZoneCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .removeWorkerPoolZone(
                            new RemoveWorkerPoolZoneRequest()
                                .cluster(cluster)
                                .workerpool(in.pool())
                                .zone(in.zone())))
            .build();
  }

  /** Version 1 is the default because IBM's own tools use it for all providers. */
  static final class Remove {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("remove a worker pool")
            .everywhere(
                ClustersApi.RemoveWorkerPoolCall.OPERATION,
                (api, cluster, pool) -> new ClustersApi(api).removeWorkerPool(cluster, pool))
            .everywhere(
                V2Api.RemoveWorkerPoolCall.OPERATION,
                (api, cluster, pool) ->
                    new V2Api(api)
                        .removeWorkerPool(
                            new RemoveWorkerPoolRequest().cluster(cluster).workerpool(pool)))
            .build();
  }

  private WorkerPoolRoutes() {}

  record Size(String pool, int workersPerZone, @Nullable Boolean singleWorker) {}

  record Labels(String pool, Map<String, String> labels) {}

  record PoolZone(String pool, NewZone zone) {}

  record ZoneRemoval(String pool, String zone) {}
}
