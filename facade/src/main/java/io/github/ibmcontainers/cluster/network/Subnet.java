package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ClassicSubnet;
import io.github.ibmcontainers.generated.model.ClassicSubnetProperties;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * A subnet of a VPC, or a portable subnet of classic infrastructure.
 *
 * @param id the id
 * @param name the name or label
 * @param cidr the addresses, such as {@code 10.240.0.0/24}
 * @param zone the zone; only of VPC subnets
 * @param vpc the id of the VPC; only of VPC subnets
 * @param vlan the id of the VLAN; only of classic subnets
 * @param publicGateway the id of the public gateway; only of VPC subnets
 * @param raw the generated object: {@code Subnet} or {@code ClassicSubnet}
 */
public record Subnet(
    String id,
    Optional<String> name,
    Optional<String> cidr,
    Optional<String> zone,
    Optional<String> vpc,
    Optional<String> vlan,
    Optional<String> publicGateway,
    Model raw) {
  static Subnet of(io.github.ibmcontainers.generated.model.Subnet it) {
    return new Subnet(
        Values.orEmpty(it.getId()),
        Values.text(it.getName()),
        Values.text(it.getIpv4CIDRBlock()),
        Values.text(it.getZone()),
        Values.text(it.getVpcID()),
        Optional.empty(),
        Values.text(it.getPublicGatewayID()),
        it);
  }

  static Subnet of(ClassicSubnet it) {
    ClassicSubnetProperties properties = it.getProperties();
    Optional<String> network =
        Values.text(Values.of(properties, ClassicSubnetProperties::getNetworkIdentifier));
    Optional<String> size = Values.text(Values.of(properties, ClassicSubnetProperties::getCidr));
    return new Subnet(
        Values.orEmpty(it.getId()),
        Values.text(Values.of(properties, ClassicSubnetProperties::getDisplayLabel)),
        // Classic infrastructure tells network and prefix length apart.
        size.filter(text -> text.contains("/"))
            .or(() -> network.flatMap(n -> size.map(s -> n + "/" + s)))
            .or(() -> network),
        Optional.empty(),
        Optional.empty(),
        Values.text(it.getVlanId()),
        Optional.empty(),
        it);
  }
}
