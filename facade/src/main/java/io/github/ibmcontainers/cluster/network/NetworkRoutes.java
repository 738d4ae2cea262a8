package io.github.ibmcontainers.cluster.network;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.PropertiesApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.AddClusterUserSubnetRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of actions on networks. Each row is built when it is first used. */
final class NetworkRoutes {
  private static final Map<Provider, String> REASONS =
      Map.of(
          CLASSIC,
          "classic infrastructure has VLANs in place of VPCs: see networks().vlans(...)",
          VPC,
          "a VPC has subnets in place of VLANs: see networks().vpcs() and networks().subnets(...)",
          SATELLITE,
          "the network of a Satellite location is the user's");

  static final class Vlans {
    static final Action<String, List<Vlan>> ROW =
        Action.<String, List<Vlan>>of("list VLANs of a zone")
            .on(
                V2Api.GetVLANsCall.OPERATION,
                (api, cluster, zone) -> new V2Api(api).getVLANs(zone),
                list -> Values.list(list, Vlan::of))
            .on(
                PropertiesApi.GetDatacenterVLANsCall.OPERATION,
                (api, cluster, zone) -> new PropertiesApi(api).getDatacenterVLANs(zone),
                list -> Values.list(list, Vlan::of))
            .build(REASONS);
  }

  static final class ClusterVlans {
    static final Action<@Nullable Void, List<ClusterVlan>> ROW =
        Action.<@Nullable Void, List<ClusterVlan>>of("list a cluster's VLANs")
            .on(
                ClustersApi.GetClusterSubnetsCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusterSubnets(cluster),
                list -> Values.list(list, ClusterVlan::of))
            .build(REASONS);
  }

  static final class Vpcs {
    static final Action<@Nullable Void, List<Vpc>> ROW =
        Action.<@Nullable Void, List<Vpc>>of("list VPCs")
            .on(
                V2Api.GetVPCsCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).getVPCs(VPC.id()),
                list -> Values.list(list, Vpc::of))
            .build(REASONS);
  }

  static final class VpcById {
    static final Action<String, Vpc> ROW =
        Action.<String, Vpc>of("get a VPC")
            .on(
                V2Api.GetVPCCall.OPERATION,
                (api, cluster, id) -> new V2Api(api).getVPC(VPC.id(), id),
                Vpc::of)
            .build(REASONS);
  }

  static final class ClusterVpcs {
    static final Action<@Nullable Void, List<String>> ROW =
        Action.<@Nullable Void, List<String>>of("list ids of a cluster's VPCs")
            .on(
                V2Api.VpcGetClusterCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).vpcGetCluster(cluster),
                it -> Values.list(it.getVpcs()))
            .build(REASONS);
  }

  static final class Subnets {
    static final Action<Place, List<Subnet>> ROW =
        Action.<Place, List<Subnet>>of("list subnets")
            .on(
                PropertiesApi.ListSubnetsCall.OPERATION,
                (api, cluster, in) -> new PropertiesApi(api).listSubnets().location(in.zone()),
                list -> Values.list(list, Subnet::of))
            .on(
                V2Api.GetSubnetsCall.OPERATION,
                (api, cluster, in) ->
                    new V2Api(api)
                        .getSubnets(VPC.id(), Values.orEmpty(in.zone()), Values.orEmpty(in.vpc())),
                list -> Values.list(list, Subnet::of))
            .build(REASONS);
  }

  static final class AddSubnet {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("add a subnet to a cluster")
            .on(
                ClustersApi.AddClusterSubnetCall.OPERATION,
                (api, cluster, id) -> new ClustersApi(api).addClusterSubnet(cluster, id))
            .none(VPC, "its subnets belong to the zones of its worker pools: see workerPools()")
            .build(REASONS);
  }

  static final class DetachSubnet {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("detach a subnet from a cluster")
            .on(
                ClustersApi.DetachClusterSubnetCall.OPERATION,
                (api, cluster, id) -> new ClustersApi(api).detachClusterSubnet(cluster, id))
            .none(VPC, "its subnets belong to the zones of its worker pools: see workerPools()")
            .build(REASONS);
  }

  static final class CreateSubnet {
    static final Action<NewSubnet, @Nullable Void> ROW =
        Action.<NewSubnet, @Nullable Void>of("create a subnet on a cluster's VLAN")
            .on(
                ClustersApi.CreateClusterSubnetCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .createClusterSubnet(cluster, in.vlan())
                        .size(Integer.toString(in.addresses())))
            .build(REASONS);
  }

  static final class UserSubnets {
    static final Action<@Nullable Void, List<ClusterVlan>> ROW =
        Action.<@Nullable Void, List<ClusterVlan>>of("list a cluster's user-managed subnets")
            .on(
                ClustersApi.GetClusterUserSubnetCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusterUserSubnet(cluster),
                list -> Values.list(list, ClusterVlan::of))
            .build(REASONS);
  }

  static final class AddUserSubnet {
    static final Action<UserSubnet, @Nullable Void> ROW =
        Action.<UserSubnet, @Nullable Void>of("add a user-managed subnet")
            .on(
                ClustersApi.AddClusterUserSubnetCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api)
                        .addClusterUserSubnet(
                            cluster,
                            new AddClusterUserSubnetRequest().cidr(in.subnet()).vlanId(in.vlan())))
            .build(REASONS);
  }

  static final class RemoveUserSubnet {
    static final Action<UserSubnet, @Nullable Void> ROW =
        Action.<UserSubnet, @Nullable Void>of("remove a user-managed subnet")
            .on(
                ClustersApi.RemoveClusterUserSubnetCall.OPERATION,
                (api, cluster, in) ->
                    new ClustersApi(api).removeClusterUserSubnet(cluster, in.subnet(), in.vlan()))
            .build(REASONS);
  }

  private NetworkRoutes() {}

  record Place(@Nullable String zone, @Nullable String vpc) {}

  record NewSubnet(String vlan, int addresses) {}

  record UserSubnet(String subnet, String vlan) {}
}
