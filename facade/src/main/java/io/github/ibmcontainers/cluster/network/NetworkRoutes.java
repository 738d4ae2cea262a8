package io.github.ibmcontainers.cluster.network;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.PropertiesApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.AddClusterUserSubnetRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Unit;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the table of routes that concern networks. */
final class NetworkRoutes {
  private static final String NO_VLANS =
      "a VPC has subnets in place of VLANs: see networks().vpcs() and networks().subnets(...)";
  private static final String NO_VPCS =
      "classic infrastructure has VLANs in place of VPCs: see networks().vlans(...)";
  private static final String OWN_NETWORK = "the network of a Satellite location is one's own";

  static final Action<String, List<Vlan>> VLANS =
      Action.<String, List<Vlan>>of("list VLANs of a zone")
          .on(
              CLASSIC,
              V2,
              "GetVLANs",
              (api, zone) -> new V2Api(api).getVLANs(zone),
              list -> Values.list(list, Vlan::of))
          .on(
              CLASSIC,
              V1,
              "GetDatacenterVLANs",
              (api, zone) -> new PropertiesApi(api).getDatacenterVLANs(zone),
              list -> Values.list(list, Vlan::of))
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<String, List<ClusterVlan>> CLUSTER_VLANS =
      Action.<String, List<ClusterVlan>>of("list a cluster's VLANs")
          .on(
              CLASSIC,
              V1,
              "GetClusterSubnets",
              (api, cluster) -> new ClustersApi(api).getClusterSubnets(cluster),
              list -> Values.list(list, ClusterVlan::of))
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<Unit, List<Vpc>> VPCS =
      Action.<Unit, List<Vpc>>of("list VPCs")
          .on(
              VPC,
              V2,
              "getVPCs",
              (api, in) -> new V2Api(api).getVPCs(VPC.id()),
              list -> Values.list(list, Vpc::of))
          .none(CLASSIC, NO_VPCS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<String, Vpc> VPC_BY_ID =
      Action.<String, Vpc>of("get a VPC")
          .on(VPC, V2, "GetVPC", (api, id) -> new V2Api(api).getVPC(VPC.id(), id), Vpc::of)
          .none(CLASSIC, NO_VPCS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<String, List<String>> CLUSTER_VPCS =
      Action.<String, List<String>>of("list ids of a cluster's VPCs")
          .on(
              VPC,
              V2,
              "vpcGetCluster",
              (api, cluster) -> new V2Api(api).vpcGetCluster(cluster),
              it -> Values.texts(it.getVpcs()))
          .none(CLASSIC, NO_VPCS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<Place, List<Subnet>> SUBNETS =
      Action.<Place, List<Subnet>>of("list subnets")
          .on(
              CLASSIC,
              V1,
              "ListSubnets",
              (api, in) -> new PropertiesApi(api).listSubnets().location(in.zone()),
              list -> Values.list(list, Subnet::of))
          .on(
              VPC,
              V2,
              "getSubnets",
              (api, in) ->
                  new V2Api(api)
                      .getSubnets(VPC.id(), Values.orEmpty(in.zone()), Values.orEmpty(in.vpc())),
              list -> Values.list(list, Subnet::of))
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<ClusterSubnet, @Nullable Void> ADD_SUBNET =
      Action.<ClusterSubnet, @Nullable Void>of("add a subnet to a cluster")
          .on(
              CLASSIC,
              V1,
              "AddClusterSubnet",
              (api, in) -> new ClustersApi(api).addClusterSubnet(in.cluster(), in.id()),
              Action::nothing)
          .none(VPC, "its subnets belong to the zones of its worker pools: see workerPools()")
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<ClusterSubnet, @Nullable Void> DETACH_SUBNET =
      Action.<ClusterSubnet, @Nullable Void>of("detach a subnet from a cluster")
          .on(
              CLASSIC,
              V1,
              "DetachClusterSubnet",
              (api, in) -> new ClustersApi(api).detachClusterSubnet(in.cluster(), in.id()),
              Action::nothing)
          .none(VPC, "its subnets belong to the zones of its worker pools: see workerPools()")
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<NewSubnet, @Nullable Void> CREATE_SUBNET =
      Action.<NewSubnet, @Nullable Void>of("create a subnet on a cluster's VLAN")
          .on(
              CLASSIC,
              V1,
              "CreateClusterSubnet",
              (api, in) ->
                  new ClustersApi(api)
                      .createClusterSubnet(in.cluster(), in.vlan())
                      .size(Integer.toString(in.addresses())),
              Action::nothing)
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<String, List<ClusterVlan>> USER_SUBNETS =
      Action.<String, List<ClusterVlan>>of("list a cluster's user-managed subnets")
          .on(
              CLASSIC,
              V1,
              "GetClusterUserSubnet",
              (api, cluster) -> new ClustersApi(api).getClusterUserSubnet(cluster),
              list -> Values.list(list, ClusterVlan::of))
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<UserSubnet, @Nullable Void> ADD_USER_SUBNET =
      Action.<UserSubnet, @Nullable Void>of("add a user-managed subnet")
          .on(
              CLASSIC,
              V1,
              "AddClusterUserSubnet",
              (api, in) ->
                  new ClustersApi(api)
                      .addClusterUserSubnet(
                          in.cluster(),
                          new AddClusterUserSubnetRequest().cidr(in.subnet()).vlanId(in.vlan())),
              Action::nothing)
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  static final Action<UserSubnet, @Nullable Void> REMOVE_USER_SUBNET =
      Action.<UserSubnet, @Nullable Void>of("remove a user-managed subnet")
          .on(
              CLASSIC,
              V1,
              "RemoveClusterUserSubnet",
              (api, in) ->
                  new ClustersApi(api)
                      .removeClusterUserSubnet(in.cluster(), in.subnet(), in.vlan()),
              Action::nothing)
          .none(VPC, NO_VLANS)
          .none(SATELLITE, OWN_NETWORK)
          .build();

  private NetworkRoutes() {}

  static List<Action<?, ?>> all() {
    return List.of(
        VLANS,
        CLUSTER_VLANS,
        VPCS,
        VPC_BY_ID,
        CLUSTER_VPCS,
        SUBNETS,
        ADD_SUBNET,
        DETACH_SUBNET,
        CREATE_SUBNET,
        USER_SUBNETS,
        ADD_USER_SUBNET,
        REMOVE_USER_SUBNET);
  }

  record Place(@Nullable String zone, @Nullable String vpc) {}

  record ClusterSubnet(String cluster, String id) {}

  record NewSubnet(String cluster, String vlan, int addresses) {}

  record UserSubnet(String cluster, String subnet, String vlan) {}
}
