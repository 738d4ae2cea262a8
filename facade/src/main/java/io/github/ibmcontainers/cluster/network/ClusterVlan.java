package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.generated.model.SubnetConfigField;
import io.github.ibmcontainers.generated.model.VlanConfigField;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;

/**
 * A VLAN of a classic cluster, with its portable subnets.
 *
 * @param id the id
 * @param zone the zone; can be empty
 * @param subnets the subnets
 * @param raw the generated object
 */
public record ClusterVlan(
    String id, String zone, List<ClusterSubnet> subnets, VlanConfigField raw) {
  /** Returns the view of a generated object. */
  public static ClusterVlan of(VlanConfigField it) {
    return new ClusterVlan(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getZone()),
        Values.list(it.getSubnets(), ClusterSubnet::of),
        it);
  }

  /**
   * A portable subnet of a classic cluster.
   *
   * @param id the id
   * @param cidr the addresses, such as {@code 169.60.40.136/29}
   * @param addresses the addresses that load balancers can use
   * @param isPublic whether the subnet is public
   * @param isOwn whether the user provided the subnet
   */
  public record ClusterSubnet(
      String id, String cidr, List<String> addresses, boolean isPublic, boolean isOwn) {
    static ClusterSubnet of(SubnetConfigField it) {
      return new ClusterSubnet(
          Values.orEmpty(it.getId()),
          Values.orEmpty(it.getCidr()),
          Values.list(it.getIps()),
          Values.yes(it.getIsPublic()),
          Values.yes(it.getIsByoip()));
    }
  }
}
