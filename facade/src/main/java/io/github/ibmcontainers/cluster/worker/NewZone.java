package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A zone to be added to a worker pool.
 *
 * @param provider whose zone it is
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

  /**
   * A zone of classic infrastructure.
   *
   * @param zone the data centre, such as {@code dal12}
   * @param privateVlan the id of its private VLAN; {@code null} lets the service choose
   * @param publicVlan the id of its public VLAN, which needs a private one; {@code null} for none
   * @throws IllegalArgumentException if there is a public VLAN alone
   */
  public static NewZone classic(
      String zone, @Nullable String privateVlan, @Nullable String publicVlan) {
    new Required("A classic zone")
        .that("a private VLAN beside the public one", publicVlan == null || privateVlan != null)
        .check();
    return new NewZone(
        Provider.CLASSIC,
        Check.text("zone", zone),
        Optional.ofNullable(privateVlan),
        Optional.ofNullable(publicVlan),
        Optional.empty());
  }

  /**
   * A zone of VPC.
   *
   * @param zone the zone, such as {@code us-south-2}
   * @param subnetId the id of a subnet in that zone
   */
  public static NewZone vpc(String zone, String subnetId) {
    return new NewZone(
        Provider.VPC,
        Check.text("zone", zone),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Check.text("subnet's id", subnetId)));
  }

  /**
   * A zone of a Satellite location.
   *
   * @param zone the zone
   */
  public static NewZone satellite(String zone) {
    return new NewZone(
        Provider.SATELLITE,
        Check.text("zone", zone),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
