package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.NetworkApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ClusterSecurityGroup;
import io.github.ibmcontainers.generated.model.EnableSecureByDefaultRequest;
import io.github.ibmcontainers.generated.model.HandleMasterAPIServerRequest;
import io.github.ibmcontainers.generated.model.SetOutboundTrafficProtectionRequest;
import io.github.ibmcontainers.generated.model.UpdateClusterRequest;
import io.github.ibmcontainers.generated.model.V2UpdateMasterRequest;
import io.github.ibmcontainers.generated.model.VpcRefreshMasterRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of actions on clusters. Each row is built when it is first used. */
final class ClusterRoutes {
  private static final Map<Provider, String> NO_SECURITY_GROUPS =
      Map.of(
          CLASSIC,
          "security groups belong to a VPC; use network policies instead",
          SATELLITE,
          "protect the network of the hosts instead");

  private ClusterRoutes() {}

  static final class Listing {
    static final Action<@Nullable Void, List<ClusterSummary>> ROW =
        Action.<@Nullable Void, List<ClusterSummary>>of("list clusters")
            .on(
                V2Api.ClassicGetClustersCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).classicGetClusters(),
                list -> Values.list(list, it -> ClusterSummary.of(it, CLASSIC)))
            .on(
                ClustersApi.GetClustersCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusters(),
                list -> Values.list(list, it -> ClusterSummary.of(it, CLASSIC)))
            .on(
                V2Api.VpcGetClustersCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).vpcGetClusters().provider(VPC.id()),
                list -> Values.list(list, it -> ClusterSummary.of(it, VPC)))
            .on(
                SatelliteClusterApi.GetSatelliteClustersCall.OPERATION,
                (api, cluster, none) -> new SatelliteClusterApi(api).getSatelliteClusters(),
                list -> Values.list(list, it -> ClusterSummary.of(it, SATELLITE)))
            .build();
  }

  /** The input is the flag {@code showResources}. */
  static final class Get {
    static final Action<Boolean, Cluster> ROW =
        Action.<Boolean, Cluster>of("get a cluster")
            .on(
                V2Api.ClassicGetClusterCall.OPERATION,
                (api, cluster, resources) ->
                    new V2Api(api).classicGetCluster(cluster).showResources(flag(resources)),
                it -> Cluster.of(it, CLASSIC))
            .on(
                ClustersApi.GetClusterCall.OPERATION,
                (api, cluster, resources) ->
                    new ClustersApi(api).getCluster(cluster).showResources(flag(resources)),
                it -> Cluster.of(it, CLASSIC))
            .on(
                V2Api.VpcGetClusterCall.OPERATION,
                (api, cluster, resources) ->
                    new V2Api(api).vpcGetCluster(cluster).showResources(flag(resources)),
                it -> Cluster.of(it, VPC))
            .on(
                SATELLITE,
                V2Api.GetClusterCall.OPERATION,
                (api, cluster, resources) -> new V2Api(api).getCluster(cluster),
                it -> Cluster.of(it, SATELLITE))
            .build();

    private static @Nullable String flag(boolean resources) {
      return resources ? "true" : null;
    }
  }

  static final class Create {
    static final Action<NewCluster, CreatedCluster> ROW =
        Action.<NewCluster, CreatedCluster>of("create a cluster")
            .on(
                ClustersApi.CreateClusterCall.OPERATION,
                (api, cluster, in) -> new ClustersApi(api).createCluster(in.classic()),
                CreatedCluster::of)
            .on(
                V2Api.VpcCreateClusterCall.OPERATION,
                (api, cluster, in) -> new V2Api(api).vpcCreateCluster(in.vpc()),
                CreatedCluster::of)
            .on(
                SatelliteClusterApi.CreateSatelliteClusterCall.OPERATION,
                (api, cluster, in) ->
                    new SatelliteClusterApi(api).createSatelliteCluster(in.satellite()),
                CreatedCluster::of)
            .build();
  }

  static final class UpdateMaster {
    static final Action<MasterUpdate, @Nullable Void> ROW =
        Action.<MasterUpdate, @Nullable Void>of("update a master")
            .everywhere(
                BetaApi.V2UpdateMasterCall.OPERATION,
                (api, cluster, in) ->
                    new BetaApi(api)
                        .v2UpdateMaster(
                            new V2UpdateMasterRequest()
                                .cluster(cluster)
                                .version(in.version())
                                .force(in.force())))
            .on(
                ClustersApi.UpdateClusterCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .updateCluster(
                            cluster,
                            new UpdateClusterRequest()
                                .action("update")
                                .version(in.version())
                                .force(in.force())))
            .build();
  }

  static final class RefreshMaster {
    static final Action<@Nullable Void, @Nullable Void> ROW =
        Action.<@Nullable Void, @Nullable Void>of("refresh a master")
            .everywhere(
                V2Api.VpcRefreshMasterCall.OPERATION,
                (api, cluster, none) ->
                    new V2Api(api).vpcRefreshMaster(new VpcRefreshMasterRequest().cluster(cluster)))
            .on(
                ClustersApi.HandleMasterAPIServerCall.OPERATION,
                (api, cluster, none) ->
                    new ClustersApi(api)
                        .handleMasterAPIServer(
                            cluster, new HandleMasterAPIServerRequest().action("refresh")))
            .build();
  }

  static final class AddOns {
    static final Action<@Nullable Void, List<AddOn>> ROW =
        Action.<@Nullable Void, List<AddOn>>of("list a cluster's add-ons")
            .everywhere(
                V2Api.V2GetClusterAddonsCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).v2GetClusterAddons(cluster),
                list -> Values.list(list, AddOn::of))
            .on(
                ClustersApi.GetClusterAddonsCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusterAddons(cluster),
                list -> Values.list(list, AddOn::of))
            .build();
  }

  /** The input is whether to enable it. */
  static final class OutboundProtection {
    static final Action<Boolean, @Nullable Void> ROW =
        Action.<Boolean, @Nullable Void>of("switch outbound traffic protection")
            .on(
                VPC,
                NetworkApi.SetOutboundTrafficProtectionCall.OPERATION,
                (api, cluster, on) ->
                    new NetworkApi(api)
                        .setOutboundTrafficProtection(
                            new SetOutboundTrafficProtectionRequest()
                                .cluster(cluster)
                                .operation(
                                    on
                                        ? "enable-outbound-protection"
                                        : "disable-outbound-protection")))
            .build(NO_SECURITY_GROUPS);
  }

  /** The input is whether outbound traffic stays allowed. */
  static final class SecureByDefault {
    static final Action<Boolean, @Nullable Void> ROW =
        Action.<Boolean, @Nullable Void>of("enable secure-by-default networking")
            .on(
                VPC,
                NetworkApi.EnableSecureByDefaultCall.OPERATION,
                (api, cluster, allowOutbound) ->
                    new NetworkApi(api)
                        .enableSecureByDefault(
                            new EnableSecureByDefaultRequest()
                                .cluster(cluster)
                                .disableOutboundTrafficProtection(allowOutbound)))
            .build(NO_SECURITY_GROUPS);
  }

  static final class SecurityGroups {
    static final Action<@Nullable Void, List<ClusterSecurityGroup>> ROW =
        Action.<@Nullable Void, List<ClusterSecurityGroup>>of("list security groups")
            .on(
                VPC,
                NetworkApi.GetSecurityGroupsCall.OPERATION,
                (api, cluster, none) ->
                    new NetworkApi(api).getSecurityGroups(cluster).type("cluster"),
                Values::list)
            .build(NO_SECURITY_GROUPS);
  }

  record MasterUpdate(@Nullable String version, boolean force) {}
}
