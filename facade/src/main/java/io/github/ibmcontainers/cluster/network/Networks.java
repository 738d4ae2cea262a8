package io.github.ibmcontainers.cluster.network;

import static io.github.ibmcontainers.internal.check.Argument.SUBNET;
import static io.github.ibmcontainers.internal.check.Argument.VLAN;
import static io.github.ibmcontainers.internal.check.Argument.VPC;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks: VLANs of classic infrastructure, VPCs, and subnets. The parameter {@code cluster} is
 * the cluster's id or name. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails, and {@link
 * OperationNotSupportedException} if the cluster has another provider than the method is for.
 * Immutable and thread-safe.
 */
public final class Networks extends Group<Networks> {
  private final ClusterContext context;

  /** Called by the client. */
  public Networks(GroupContext context) {
    super(context, Networks::new);
    this.context = ClusterContext.of(context);
  }

  /** Returns the methods for virtual network interfaces of bare-metal nodes. */
  public VirtualNetworkInterfaces virtualInterfaces() {
    return new VirtualNetworkInterfaces(context);
  }

  /**
   * Lists the VLANs of a data center ({@code GetVLANs}; v1: {@code GetDatacenterVLANs}).
   *
   * @param dataCenter the data center, such as {@code dal10}
   */
  public List<Vlan> vlans(String dataCenter) {
    return context.call(
        NetworkRoutes.Vlans.ROW, Provider.CLASSIC, Check.text("data center", dataCenter));
  }

  /** Lists the VLANs and portable subnets of a classic cluster ({@code GetClusterSubnets}). */
  public List<ClusterVlan> clusterVlans(String cluster) {
    return context.onCluster(NetworkRoutes.ClusterVlans.ROW, cluster);
  }

  /** Lists the VPCs ({@code getVPCs}). */
  public List<Vpc> vpcs() {
    return context.call(NetworkRoutes.Vpcs.ROW, Provider.VPC);
  }

  /**
   * Returns a VPC ({@code GetVPC}). The scope needs its region.
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set
   */
  public Vpc vpc(String id) {
    return context.call(NetworkRoutes.VpcById.ROW, Provider.VPC, VPC.of(id));
  }

  /** Returns the ids of the VPCs of a VPC cluster ({@code vpcGetCluster}). */
  public List<String> clusterVpcs(String cluster) {
    return context.onCluster(NetworkRoutes.ClusterVpcs.ROW, cluster);
  }

  /** Lists the subnets of a VPC in a zone ({@code getSubnets}). */
  public List<Subnet> subnets(String vpcId, String zone) {
    return context.call(
        NetworkRoutes.Subnets.ROW,
        Provider.VPC,
        new NetworkRoutes.Place(ZONE.of(zone), VPC.of(vpcId)));
  }

  /**
   * Lists the portable subnets of classic infrastructure ({@code ListSubnets}).
   *
   * @param dataCenter the data center, such as {@code dal10}; {@code null} for all
   */
  public List<Subnet> classicSubnets(@Nullable String dataCenter) {
    return context.call(
        NetworkRoutes.Subnets.ROW, Provider.CLASSIC, new NetworkRoutes.Place(dataCenter, null));
  }

  /** Adds a portable subnet to a classic cluster ({@code AddClusterSubnet}). */
  public void addSubnet(String cluster, String subnetId) {
    context.onCluster(NetworkRoutes.AddSubnet.ROW, cluster, SUBNET.of(subnetId));
  }

  /** Detaches a portable subnet from a classic cluster ({@code DetachClusterSubnet}). */
  public void detachSubnet(String cluster, String subnetId) {
    context.onCluster(NetworkRoutes.DetachSubnet.ROW, cluster, SUBNET.of(subnetId));
  }

  /**
   * Creates a portable subnet on a VLAN of a classic cluster ({@code CreateClusterSubnet}). The
   * request is sent exactly once.
   *
   * @param addresses the number of addresses: 8, 16, 32 or 64
   * @throws IllegalArgumentException if it is another number
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public void createSubnet(String cluster, String vlanId, int addresses) {
    Check.that(
        List.of(8, 16, 32, 64).contains(addresses),
        "A portable subnet has 8, 16, 32 or 64 addresses, not %s",
        addresses);
    NetworkRoutes.NewSubnet subnet = new NetworkRoutes.NewSubnet(VLAN.of(vlanId), addresses);
    Creation.order(
        context,
        "subnet",
        "on VLAN " + vlanId + " of cluster " + cluster,
        in -> in.onCluster(NetworkRoutes.CreateSubnet.ROW, cluster, subnet));
  }

  /** Lists the user-managed subnets of a classic cluster ({@code GetClusterUserSubnet}). */
  public List<ClusterVlan> userSubnets(String cluster) {
    return context.onCluster(NetworkRoutes.UserSubnets.ROW, cluster);
  }

  /**
   * Adds a user-managed subnet to a classic cluster ({@code AddClusterUserSubnet}). The request is
   * sent exactly once.
   *
   * @param cidr the addresses, such as {@code 10.86.68.0/28}
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public void addUserSubnet(String cluster, String cidr, String vlanId) {
    NetworkRoutes.UserSubnet subnet =
        new NetworkRoutes.UserSubnet(Check.text("subnet", cidr), VLAN.of(vlanId));
    Creation.order(
        context,
        "user-managed subnet",
        cidr + " of cluster " + cluster,
        in -> in.onCluster(NetworkRoutes.AddUserSubnet.ROW, cluster, subnet));
  }

  /** Removes a user-managed subnet from a classic cluster ({@code RemoveClusterUserSubnet}). */
  public void removeUserSubnet(String cluster, String subnetId, String vlanId) {
    context.onCluster(
        NetworkRoutes.RemoveUserSubnet.ROW,
        cluster,
        new NetworkRoutes.UserSubnet(SUBNET.of(subnetId), VLAN.of(vlanId)));
  }
}
