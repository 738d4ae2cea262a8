package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.NetworkApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.AddonResponse;
import io.github.ibmcontainers.generated.model.AutoUpdateMasterRequest;
import io.github.ibmcontainers.generated.model.GetCRKResponse;
import io.github.ibmcontainers.generated.model.GetKMSInstanceResponse;
import io.github.ibmcontainers.generated.model.HandleMasterAPIServerRequest;
import io.github.ibmcontainers.generated.model.KmsEnableClusterRequest;
import io.github.ibmcontainers.generated.model.ManageClusterAddonsRequest;
import io.github.ibmcontainers.generated.model.SetOutboundTrafficProtectionRequest;
import io.github.ibmcontainers.generated.model.UpdateClusterRequest;
import io.github.ibmcontainers.generated.model.V2DisableImageSecurityRequest;
import io.github.ibmcontainers.generated.model.V2DisablePrivateServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2DisablePublicServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnableImageSecurityRequest;
import io.github.ibmcontainers.generated.model.V2EnablePrivateServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnablePublicServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnablePullSecretRequest;
import io.github.ibmcontainers.generated.model.V2UpdateMasterRequest;
import io.github.ibmcontainers.generated.model.VpcRefreshMasterRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Unit;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the table of routes that concern clusters as such. */
final class ClusterRoutes {
  static final Action<Unit, List<ClusterSummary>> LIST =
      Action.<Unit, List<ClusterSummary>>of("list clusters")
          .on(
              CLASSIC,
              V2,
              "ClassicGetClusters",
              (api, in) -> new V2Api(api).classicGetClusters(),
              list -> Values.list(list, it -> ClusterViews.summary(it, CLASSIC)))
          .on(
              CLASSIC,
              V1,
              "GetClusters",
              (api, in) -> new ClustersApi(api).getClusters(),
              list -> Values.list(list, it -> ClusterViews.cluster(it).summary()))
          .on(
              VPC,
              V2,
              "vpcGetClusters",
              (api, in) -> new V2Api(api).vpcGetClusters().provider(VPC.id()),
              list -> Values.list(list, it -> ClusterViews.summary(it, VPC)))
          .on(
              SATELLITE,
              V2,
              "GetSatelliteClusters",
              (api, in) -> new SatelliteClusterApi(api).getSatelliteClusters(),
              list -> Values.list(list, it -> ClusterViews.summary(it, SATELLITE)))
          .build();

  static final Action<Wanted, Cluster> GET =
      Action.<Wanted, Cluster>of("get a cluster")
          .on(
              CLASSIC,
              V2,
              "ClassicGetCluster",
              (api, in) -> new V2Api(api).classicGetCluster(in.cluster()).showResources(in.flag()),
              it -> ClusterViews.cluster(it, CLASSIC))
          .on(
              CLASSIC,
              V1,
              "GetCluster",
              (api, in) -> new ClustersApi(api).getCluster(in.cluster()).showResources(in.flag()),
              ClusterViews::cluster)
          .on(
              VPC,
              V2,
              "vpcGetCluster",
              (api, in) -> new V2Api(api).vpcGetCluster(in.cluster()).showResources(in.flag()),
              it -> ClusterViews.cluster(it, VPC))
          .on(
              SATELLITE,
              V2,
              "getCluster",
              (api, in) -> new V2Api(api).getCluster(in.cluster()),
              it -> ClusterViews.cluster(it, SATELLITE))
          .build();

  static final Action<NewCluster, CreatedCluster> CREATE =
      Action.<NewCluster, CreatedCluster>of("create a cluster")
          .on(
              CLASSIC,
              V1,
              "CreateCluster",
              (api, in) -> new ClustersApi(api).createCluster(((NewClassicCluster) in).request()),
              CreatedCluster::of)
          .on(
              VPC,
              V2,
              "vpcCreateCluster",
              (api, in) -> new V2Api(api).vpcCreateCluster(((NewVpcCluster) in).request()),
              CreatedCluster::of)
          .on(
              SATELLITE,
              V2,
              "CreateSatelliteCluster",
              (api, in) ->
                  new SatelliteClusterApi(api)
                      .createSatelliteCluster(((NewSatelliteCluster) in).request()),
              CreatedCluster::of)
          .build();

  /** The one way for all: v2 has no operation that deletes a cluster. */
  static final Action<Deletion, @Nullable Void> DELETE =
      Action.<Deletion, @Nullable Void>of("delete a cluster")
          .everywhere(
              V1,
              "RemoveCluster",
              (api, in) ->
                  new ClustersApi(api)
                      .removeCluster(in.cluster())
                      .deleteResources(in.storageToo() ? "true" : "false"),
              Action::nothing)
          .build();

  static final Action<MasterUpdate, @Nullable Void> UPDATE_MASTER =
      Action.<MasterUpdate, @Nullable Void>of("update a master")
          .everywhere(
              V2,
              "V2UpdateMaster",
              (api, in) ->
                  new BetaApi(api)
                      .v2UpdateMaster(
                          new V2UpdateMasterRequest()
                              .cluster(in.cluster())
                              .version(in.version())
                              .force(in.force())),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "UpdateCluster",
              (api, in) ->
                  new ClustersApi(api)
                      .updateCluster(
                          in.cluster(),
                          new UpdateClusterRequest()
                              .action("update")
                              .version(in.version())
                              .force(in.force())),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> REFRESH_MASTER =
      Action.<String, @Nullable Void>of("refresh a master")
          .everywhere(
              V2,
              "VpcRefreshMaster",
              (api, cluster) ->
                  new V2Api(api).vpcRefreshMaster(new VpcRefreshMasterRequest().cluster(cluster)),
              Action::nothing)
          .on(
              CLASSIC,
              V1,
              "HandleMasterAPIServer",
              (api, cluster) ->
                  new ClustersApi(api)
                      .handleMasterAPIServer(
                          cluster, new HandleMasterAPIServerRequest().action("refresh")),
              Action::nothing)
          .build();

  static final Action<Switch, @Nullable Void> AUTO_UPDATE =
      Action.<Switch, @Nullable Void>of("switch a master's automatic updates")
          .everywhere(
              V2,
              "AutoUpdateMaster",
              (api, in) ->
                  new V2Api(api)
                      .autoUpdateMaster(
                          new AutoUpdateMasterRequest().cluster(in.cluster()).autoUpdate(in.on())),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> PUBLIC_ENDPOINT_ON =
      Action.<String, @Nullable Void>of("enable the public endpoint")
          .everywhere(
              V2,
              "v2EnablePublicServiceEndpoint",
              (api, cluster) ->
                  new BetaApi(api)
                      .v2EnablePublicServiceEndpoint(
                          new V2EnablePublicServiceEndpointRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> PUBLIC_ENDPOINT_OFF =
      Action.<String, @Nullable Void>of("disable the public endpoint")
          .everywhere(
              V2,
              "v2DisablePublicServiceEndpoint",
              (api, cluster) ->
                  new BetaApi(api)
                      .v2DisablePublicServiceEndpoint(
                          new V2DisablePublicServiceEndpointRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> PRIVATE_ENDPOINT_ON =
      Action.<String, @Nullable Void>of("enable the private endpoint")
          .everywhere(
              V2,
              "v2EnablePrivateServiceEndpoint",
              (api, cluster) ->
                  new BetaApi(api)
                      .v2EnablePrivateServiceEndpoint(
                          new V2EnablePrivateServiceEndpointRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> PRIVATE_ENDPOINT_OFF =
      Action.<String, @Nullable Void>of("disable the private endpoint")
          .everywhere(
              V2,
              "V2DisablePrivateServiceEndpoint",
              (api, cluster) ->
                  new BetaApi(api)
                      .v2DisablePrivateServiceEndpoint(
                          new V2DisablePrivateServiceEndpointRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> PULL_SECRET =
      Action.<String, @Nullable Void>of("apply the pull secret")
          .everywhere(
              V2,
              "V2EnablePullSecret",
              (api, cluster) ->
                  new BetaApi(api)
                      .v2EnablePullSecret(new V2EnablePullSecretRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<KmsKey, @Nullable Void> ENABLE_KMS =
      Action.<KmsKey, @Nullable Void>of("encrypt with a root key")
          .everywhere(
              V2,
              "kmsEnableCluster",
              (api, in) ->
                  new V2Api(api)
                      .kmsEnableCluster(
                          new KmsEnableClusterRequest()
                              .cluster(in.cluster())
                              .instanceId(in.instance())
                              .crkId(in.rootKey())
                              .privateEndpoint(in.privately())),
              Action::nothing)
          .build();

  static final Action<Unit, List<GetKMSInstanceResponse>> KMS_INSTANCES =
      Action.<Unit, List<GetKMSInstanceResponse>>of("list KMS instances")
          .everywhere(
              V2,
              "KmsGetInstances",
              (api, in) -> new V2Api(api).kmsGetInstances(),
              list -> Values.list(list, it -> it))
          .build();

  static final Action<String, List<GetCRKResponse>> ROOT_KEYS =
      Action.<String, List<GetCRKResponse>>of("list root keys of a KMS instance")
          .everywhere(
              V2,
              "KmsGetCRKs",
              (api, instance) -> new V2Api(api).kmsGetCRKs(instance),
              list -> Values.list(list, it -> it))
          .build();

  static final Action<String, List<AddOn>> ADD_ONS =
      Action.<String, List<AddOn>>of("list a cluster's add-ons")
          .everywhere(
              V2,
              "V2GetClusterAddons",
              (api, cluster) -> new V2Api(api).v2GetClusterAddons(cluster),
              list -> Values.list(list, AddOn::of))
          .on(
              CLASSIC,
              V1,
              "GetClusterAddons",
              (api, cluster) -> new ClustersApi(api).getClusterAddons(cluster),
              list -> Values.list(list, AddOn::of))
          .build();

  /** The one way for all: v2 only reads. */
  static final Action<AddOnChange, AddonResponse> CHANGE_ADD_ONS =
      Action.<AddOnChange, AddonResponse>of("enable, update or disable add-ons")
          .everywhere(
              V1,
              "ManageClusterAddons",
              (api, in) -> new ClustersApi(api).manageClusterAddons(in.cluster(), in.request()),
              answer -> answer)
          .build();

  static final Action<String, @Nullable Void> IMAGE_SECURITY_ON =
      Action.<String, @Nullable Void>of("enable image security")
          .everywhere(
              V2,
              "V2EnableImageSecurity",
              (api, cluster) ->
                  new ClustersApi(api)
                      .v2EnableImageSecurity(new V2EnableImageSecurityRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<String, @Nullable Void> IMAGE_SECURITY_OFF =
      Action.<String, @Nullable Void>of("disable image security")
          .everywhere(
              V2,
              "V2DisableImageSecurity",
              (api, cluster) ->
                  new ClustersApi(api)
                      .v2DisableImageSecurity(new V2DisableImageSecurityRequest().cluster(cluster)),
              Action::nothing)
          .build();

  static final Action<Switch, @Nullable Void> OUTBOUND_PROTECTION =
      Action.<Switch, @Nullable Void>of("switch outbound traffic protection")
          .on(
              VPC,
              V2,
              "SetOutboundTrafficProtection",
              (api, in) ->
                  new NetworkApi(api)
                      .setOutboundTrafficProtection(
                          new SetOutboundTrafficProtectionRequest()
                              .cluster(in.cluster())
                              .operation(in.on() ? "enable" : "disable")),
              Action::nothing)
          .none(CLASSIC, "it is done by security groups of a VPC; use network policies instead")
          .none(SATELLITE, "the hosts' network is one's own, and so is its protection")
          .build();

  private ClusterRoutes() {}

  static List<Action<?, ?>> all() {
    return List.of(
        LIST,
        GET,
        CREATE,
        DELETE,
        UPDATE_MASTER,
        REFRESH_MASTER,
        AUTO_UPDATE,
        PUBLIC_ENDPOINT_ON,
        PUBLIC_ENDPOINT_OFF,
        PRIVATE_ENDPOINT_ON,
        PRIVATE_ENDPOINT_OFF,
        PULL_SECRET,
        ENABLE_KMS,
        KMS_INSTANCES,
        ROOT_KEYS,
        ADD_ONS,
        CHANGE_ADD_ONS,
        IMAGE_SECURITY_ON,
        IMAGE_SECURITY_OFF,
        OUTBOUND_PROTECTION);
  }

  /** A cluster, and whether with its VLANs and subnets. */
  record Wanted(String cluster, boolean resources) {
    @Nullable String flag() {
      return resources ? "true" : null;
    }
  }

  record Deletion(String cluster, boolean storageToo) {}

  record MasterUpdate(String cluster, @Nullable String version, boolean force) {}

  record Switch(String cluster, boolean on) {}

  record KmsKey(String cluster, String instance, String rootKey, boolean privately) {}

  record AddOnChange(String cluster, ManageClusterAddonsRequest request) {}
}
