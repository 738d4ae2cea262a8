package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.SUBNET;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A zone to add to a worker pool.
 *
 * @param provider the infrastructure provider
 * @param id the zone
 * @param privateVlan the private VLAN; only of classic zones
 * @param publicVlan the public VLAN; only of classic zones
 * @param subnet the subnet; only of VPC zones
 */
public record NewZone(
    Provider provider,
    String id,
    Optional<String> privateVlan,
    Optional<String> publicVlan,
    Optional<String> subnet) {

  private NewZone(Provider provider, String zone, Optional<String> subnet) {
    this(provider, ZONE.of(zone), Optional.empty(), Optional.empty(), subnet);
  }

  /**
   * Returns a zone of classic infrastructure.
   *
   * @param zone the data center, such as {@code dal12}
   * @param privateVlan the id of the private VLAN; {@code null} lets the service choose
   * @param publicVlan the id of the public VLAN, which requires a private one; {@code null} for
   *     none
   * @throws IllegalArgumentException if there is only a public VLAN
   */
  public static NewZone classic(
      String zone, @Nullable String privateVlan, @Nullable String publicVlan) {
    new Required("A classic zone")
        .that(
            "a private VLAN in addition to the public one",
            publicVlan == null || privateVlan != null)
        .check();
    return new NewZone(
        Provider.CLASSIC,
        ZONE.of(zone),
        Optional.ofNullable(privateVlan),
        Optional.ofNullable(publicVlan),
        Optional.empty());
  }

  /**
   * Returns a zone of a VPC.
   *
   * @param zone the zone, such as {@code us-south-2}
   * @param subnetId the id of a subnet in that zone
   */
  public static NewZone vpc(String zone, String subnetId) {
    return new NewZone(Provider.VPC, zone, Optional.of(SUBNET.of(subnetId)));
  }

  /**
   * Returns a zone of a Satellite location.
   *
   * @param zone the zone
   */
  public static NewZone satellite(String zone) {
    return new NewZone(Provider.SATELLITE, zone, Optional.empty());
  }
}
