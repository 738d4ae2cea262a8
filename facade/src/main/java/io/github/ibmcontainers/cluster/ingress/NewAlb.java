package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.model.CreateALBRequest;
import io.github.ibmcontainers.generated.model.VpcCreateALBRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Optional;

/**
 * An ALB to be created.
 *
 * @param zone its zone
 * @param isPublic whether it is open to the Internet
 * @param vlan the id of its VLAN; classic needs one
 * @param address the IP address that it is to have; only classic can
 * @param image the version of its image; by default the service's
 * @param enabled whether it is on from the start
 * @param nlbVersion the version of its network load balancer; only classic has one
 */
public record NewAlb(
    String zone,
    boolean isPublic,
    Optional<String> vlan,
    Optional<String> address,
    Optional<String> image,
    boolean enabled,
    Optional<String> nlbVersion) {

  /** Checks the zone. */
  public NewAlb {
    Check.text("zone", zone);
  }

  /**
   * An ALB of a classic cluster, on from the start.
   *
   * @param zone its data center
   * @param vlan the id of its VLAN
   * @param isPublic whether it is open to the Internet
   */
  public static NewAlb classic(String zone, String vlan, boolean isPublic) {
    return new NewAlb(
        zone,
        isPublic,
        Optional.of(Check.text("VLAN's id", vlan)),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  /**
   * An ALB of a VPC cluster, on from the start.
   *
   * @param zone its zone
   * @param isPublic whether it is open to the Internet
   */
  public static NewAlb vpc(String zone, boolean isPublic) {
    return new NewAlb(
        zone,
        isPublic,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  private String type() {
    return isPublic ? "public" : "private";
  }

  CreateALBRequest classic(String cluster) {
    new Required("A new ALB of the classic cluster " + cluster)
        .that("a VLAN: NewAlb.classic(zone, vlan, true)", vlan.isPresent())
        .check();
    return new CreateALBRequest()
        .zone(zone)
        .type(type())
        .vlanID(vlan.orElse(null))
        .ip(address.orElse(null))
        .ingressImage(image.orElse(null))
        .nlbVersion(nlbVersion.orElse(null))
        .enableByDefault(enabled);
  }

  VpcCreateALBRequest vpc(String cluster) {
    new Required("A new ALB of the VPC cluster " + cluster)
        .that(
            "neither VLAN, address nor NLB version: NewAlb.vpc(zone, true)",
            vlan.isEmpty() && address.isEmpty() && nlbVersion.isEmpty())
        .check();
    return new VpcCreateALBRequest()
        .cluster(cluster)
        .zone(zone)
        .type(type())
        .ingressImage(image.orElse(null))
        .enableByDefault(enabled);
  }
}
