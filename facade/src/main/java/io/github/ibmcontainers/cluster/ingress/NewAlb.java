package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.internal.check.Argument.VLAN;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.generated.model.CreateALBRequest;
import io.github.ibmcontainers.generated.model.VpcCreateALBRequest;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Optional;

/**
 * The properties of a new ALB.
 *
 * @param zone the zone
 * @param isPublic whether it can be reached from the Internet
 * @param vlan the id of the VLAN; required for classic clusters, not allowed for VPC clusters
 * @param address the IP address; for classic clusters only, by default chosen by the service
 * @param image the version of the image; by default chosen by the service
 * @param enabled whether it is enabled when it is created
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

  /** Validates the zone. */
  public NewAlb {
    zone = ZONE.of(zone);
  }

  private NewAlb(String zone, boolean isPublic, Optional<String> vlan) {
    this(zone, isPublic, vlan, Optional.empty(), Optional.empty(), true, Optional.empty());
  }

  /**
   * Returns the properties of an enabled ALB of a classic cluster.
   *
   * @param zone the zone, such as {@code dal10}
   * @param vlan the id of the VLAN
   * @param isPublic whether it can be reached from the Internet
   */
  public static NewAlb classic(String zone, String vlan, boolean isPublic) {
    return new NewAlb(zone, isPublic, Optional.of(VLAN.of(vlan)));
  }

  /**
   * Returns the properties of an enabled ALB of a VPC cluster.
   *
   * @param zone the zone, such as {@code us-south-1}
   * @param isPublic whether it can be reached from the Internet
   */
  public static NewAlb vpc(String zone, boolean isPublic) {
    return new NewAlb(zone, isPublic, Optional.empty());
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
