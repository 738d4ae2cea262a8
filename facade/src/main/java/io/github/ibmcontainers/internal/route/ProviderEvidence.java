package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.ClusterFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Determines the provider of a cluster from its properties, because some responses for classic
 * clusters don't contain the provider.
 */
public final class ProviderEvidence {
  /** A classic data center, such as {@code dal10}. */
  private static final Pattern DATA_CENTER = Pattern.compile("[a-z]{3}\\d{2}");

  /** A zone of a VPC, such as {@code us-south-1}. */
  private static final Pattern VPC_ZONE = Pattern.compile("[a-z]{2,3}-[a-z]{2,6}-\\d");

  /** The id of a Satellite location; other locations have names, such as {@code Dallas}. */
  private static final Pattern SATELLITE_LOCATION = Pattern.compile("[a-v\\d]{20}");

  private static final Pattern SATELLITE_MASTER =
      Pattern.compile(
          "(?i)https?://[^/:]*\\.satellite\\.(appdomain\\.cloud|cloud\\.ibm\\.com)[:/]?.*");

  private ProviderEvidence() {}

  /** Returns the provider that the properties contain or imply; empty if they are inconclusive. */
  public static Optional<Provider> of(ClusterFields it) {
    return Provider.parse(it.getProvider()).or(() -> implied(it));
  }

  private static Optional<Provider> implied(ClusterFields it) {
    String named = Values.orEmpty(it.getProvider());
    if (named.startsWith("vpc-")
        || !Values.list(it.getVpcs()).isEmpty()
        || Values.text(it.getVirtualPrivateEndpointURL()).isPresent()) {
      return Optional.of(Provider.VPC);
    }
    if (!named.isBlank()) {
      return Optional.empty();
    }
    if (!Values.list(it.getVlans(), vlan -> vlan).isEmpty()
        || !Values.list(it.getWorkerVlans(), vlan -> vlan).isEmpty()) {
      return Optional.of(Provider.CLASSIC);
    }
    if (SATELLITE_LOCATION.matcher(Values.orEmpty(it.getLocation())).matches()
        || Values.text(it.getMasterURL(), it.getServerURL())
            .filter(url -> SATELLITE_MASTER.matcher(url).matches())
            .isPresent()) {
      return Optional.of(Provider.SATELLITE);
    }
    return places(it);
  }

  /**
   * A data center alone isn't sufficient, because responses for VPC clusters also have one. These
   * have no top-level {@code serverURL}, and their workers are in VPC zones.
   */
  private static Optional<Provider> places(ClusterFields it) {
    List<String> zones = new ArrayList<>(Values.list(it.getWorkerZones()));
    Values.text(it.getDatacenter(), it.getDataCenter()).ifPresent(zones::add);
    if (zones.stream().anyMatch(zone -> VPC_ZONE.matcher(zone).matches())) {
      return Optional.of(Provider.VPC);
    }
    boolean flat = Values.text(it.getServerURL()).isPresent();
    return flat && zones.stream().anyMatch(zone -> DATA_CENTER.matcher(zone).matches())
        ? Optional.of(Provider.CLASSIC)
        : Optional.empty();
  }
}
