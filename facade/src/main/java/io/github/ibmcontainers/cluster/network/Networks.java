package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks: VLANs of classic infrastructure, VPCs and their subnets. Immutable and safe for use by
 * many threads.
 */
public final class Networks extends Group<Networks> {
  private final ClusterContext context;

  /** Called by the client. */
  public Networks(GroupContext context) {
    super(context, Networks::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The VLANs of a data centre ({@code GetVLANs}; v1: {@code GetDatacenterVLANs}).
   *
   * @param dataCenter the data centre, such as {@code dal10}
   * @throws ContainersException if the call fails
   */
  public List<Vlan> vlans(String dataCenter) {
    return context.call(
        NetworkRoutes.VLANS, Provider.CLASSIC, Arguments.check("data centre", dataCenter));
  }

  /**
   * The VLANs and portable subnets of a cluster ({@code GetClusterSubnets}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public List<ClusterVlan> clusterVlans(String cluster) {
    return context.onCluster(NetworkRoutes.CLUSTER_VLANS, Arguments.cluster(cluster), cluster);
  }

  /**
   * The VPCs ({@code getVPCs}).
   *
   * @throws ContainersException if the call fails
   */
  public List<Vpc> vpcs() {
    return context.call(NetworkRoutes.VPCS, Provider.VPC, Unit.UNIT);
  }

  /**
   * A VPC ({@code GetVPC}); the scope needs its region.
   *
   * @param id its id
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set
   * @throws ContainersException if the call fails
   */
  public Vpc vpc(String id) {
    return context.call(NetworkRoutes.VPC_BY_ID, Provider.VPC, Arguments.check("VPC's id", id));
  }

  /**
   * The ids of a cluster's VPCs ({@code vpcGetCluster}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is not on VPC
   * @throws ContainersException if the call fails
   */
  public List<String> clusterVpcs(String cluster) {
    return context.onCluster(NetworkRoutes.CLUSTER_VPCS, Arguments.cluster(cluster), cluster);
  }

  /**
   * The subnets of a VPC in a zone ({@code getSubnets}).
   *
   * @param vpcId the VPC's id
   * @param zone the zone
   * @throws ContainersException if the call fails
   */
  public List<Subnet> subnets(String vpcId, String zone) {
    return context.call(
        NetworkRoutes.SUBNETS,
        Provider.VPC,
        new NetworkRoutes.Place(Arguments.check("zone", zone), Arguments.check("VPC's id", vpcId)));
  }

  /**
   * The portable subnets of classic infrastructure ({@code ListSubnets}).
   *
   * @param dataCenter the data centre, such as {@code dal10}; {@code null} for all
   * @throws ContainersException if the call fails
   */
  public List<Subnet> classicSubnets(@Nullable String dataCenter) {
    return context.call(
        NetworkRoutes.SUBNETS, Provider.CLASSIC, new NetworkRoutes.Place(dataCenter, null));
  }

  /**
   * Gives a portable subnet to a classic cluster ({@code AddClusterSubnet}).
   *
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void addSubnet(String cluster, String subnetId) {
    context.onCluster(
        NetworkRoutes.ADD_SUBNET,
        Arguments.cluster(cluster),
        new NetworkRoutes.ClusterSubnet(cluster, subnet(subnetId)));
  }

  /**
   * Takes a portable subnet from a classic cluster ({@code DetachClusterSubnet}).
   *
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void detachSubnet(String cluster, String subnetId) {
    context.onCluster(
        NetworkRoutes.DETACH_SUBNET,
        Arguments.cluster(cluster),
        new NetworkRoutes.ClusterSubnet(cluster, subnet(subnetId)));
  }

  /**
   * Orders a portable subnet on a classic cluster's VLAN ({@code CreateClusterSubnet}).
   *
   * @param addresses how many addresses: 8, 16, 32 or 64
   * @throws IllegalArgumentException if it is another number
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void createSubnet(String cluster, String vlanId, int addresses) {
    if (!List.of(8, 16, 32, 64).contains(addresses)) {
      throw new IllegalArgumentException(
          "A portable subnet has 8, 16, 32 or 64 addresses, not " + addresses);
    }
    context.onCluster(
        NetworkRoutes.CREATE_SUBNET,
        Arguments.cluster(cluster),
        new NetworkRoutes.NewSubnet(cluster, vlan(vlanId), addresses));
  }

  /**
   * The subnets that the user manages, of a classic cluster ({@code GetClusterUserSubnet}).
   *
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public List<ClusterVlan> userSubnets(String cluster) {
    return context.onCluster(NetworkRoutes.USER_SUBNETS, Arguments.cluster(cluster), cluster);
  }

  /**
   * Adds a subnet that the user manages ({@code AddClusterUserSubnet}).
   *
   * @param cidr its addresses, such as {@code 10.86.68.0/28}
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void addUserSubnet(String cluster, String cidr, String vlanId) {
    context.onCluster(
        NetworkRoutes.ADD_USER_SUBNET,
        Arguments.cluster(cluster),
        new NetworkRoutes.UserSubnet(cluster, Arguments.check("subnet", cidr), vlan(vlanId)));
  }

  /**
   * Removes a subnet that the user manages ({@code RemoveClusterUserSubnet}).
   *
   * @throws NoRouteException if the cluster is not classic
   * @throws ContainersException if the call fails
   */
  public void removeUserSubnet(String cluster, String subnetId, String vlanId) {
    context.onCluster(
        NetworkRoutes.REMOVE_USER_SUBNET,
        Arguments.cluster(cluster),
        new NetworkRoutes.UserSubnet(cluster, subnet(subnetId), vlan(vlanId)));
  }

  private static String subnet(String id) {
    return Arguments.check("subnet's id", id);
  }

  private static String vlan(String id) {
    return Arguments.check("VLAN's id", id);
  }
}
