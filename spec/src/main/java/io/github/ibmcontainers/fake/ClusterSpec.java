package io.github.ibmcontainers.fake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster to add to the fake cloud. Immutable: instance methods return a changed copy.
 *
 * @param name its name
 * @param provider {@code classic}, {@code vpc} or {@code satellite}
 * @param openShift whether it is an OpenShift cluster
 * @param region its region, in its current name
 * @param zones its zones
 * @param version the version of its master, without the build
 * @param workersPerZone the number of workers of the default pool in each zone
 * @param account the id of its account; empty for the first one
 * @param resourceGroup the name of its resource group
 * @param publicEndpoint whether the public service endpoint is enabled
 * @param privateEndpoint whether the private service endpoint is enabled
 */
public record ClusterSpec(
    String name,
    String provider,
    boolean openShift,
    String region,
    List<String> zones,
    String version,
    int workersPerZone,
    Optional<String> account,
    String resourceGroup,
    boolean publicEndpoint,
    boolean privateEndpoint) {

  /** Copies the zones and checks the values. */
  public ClusterSpec {
    zones = List.copyOf(zones);
    if (!List.of("classic", "vpc", "satellite").contains(provider)) {
      throw new IllegalArgumentException(
          "the provider must be classic, vpc or satellite, not '" + provider + "'");
    }
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("the cluster " + name + " must have at least one zone");
    }
  }

  /** Returns a Kubernetes cluster on classic infrastructure in {@code us-south}. */
  public static ClusterSpec classic(String name) {
    return new ClusterSpec(
        name,
        "classic",
        false,
        "us-south",
        List.of("dal10"),
        "1.30.6",
        2,
        Optional.empty(),
        "default",
        true,
        true);
  }

  /** Returns a Kubernetes cluster on VPC generation 2 in {@code us-south}. */
  public static ClusterSpec vpc(String name) {
    return new ClusterSpec(
        name,
        "vpc",
        false,
        "us-south",
        List.of("us-south-1", "us-south-2"),
        "1.30.6",
        1,
        Optional.empty(),
        "default",
        true,
        true);
  }

  /** Returns an OpenShift cluster in a Satellite location. */
  public static ClusterSpec satellite(String name) {
    return new ClusterSpec(
        name,
        "satellite",
        true,
        "us-east",
        List.of("zone-1"),
        "4.16.20",
        1,
        Optional.empty(),
        "default",
        true,
        false);
  }

  ClusterSpec named(String newName) {
    return with(draft -> draft.name = newName);
  }

  /** Returns a copy that is an OpenShift cluster of the given version. */
  public ClusterSpec withOpenShift(String openShiftVersion) {
    return with(
        draft -> {
          draft.openShift = true;
          draft.version = openShiftVersion;
        });
  }

  /** Returns a copy in another region, with workers in the given zones. */
  public ClusterSpec in(String newRegion, String... newZones) {
    List<String> copied = List.of(newZones);
    return with(
        draft -> {
          draft.region = newRegion;
          draft.zones = copied;
        });
  }

  /** Returns a copy with another number of workers in each zone. */
  public ClusterSpec withWorkersPerZone(int count) {
    return with(draft -> draft.workersPerZone = count);
  }

  /** Returns a copy in another account. */
  public ClusterSpec inAccount(String id) {
    Optional<String> other = Optional.of(id);
    return with(draft -> draft.account = other);
  }

  /**
   * Returns a copy in another resource group. {@link FakeIbmCloud#resourceGroupId(String)} returns
   * the id of a group.
   */
  public ClusterSpec inResourceGroup(String groupName) {
    return with(draft -> draft.resourceGroup = groupName);
  }

  /** Returns a copy whose service endpoints are enabled as given. */
  public ClusterSpec withEndpoints(boolean publicOn, boolean privateOn) {
    return with(
        draft -> {
          draft.publicEndpoint = publicOn;
          draft.privateEndpoint = privateOn;
        });
  }

  private ClusterSpec with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The values of a copy. */
  private static final class Draft {
    String name;
    final String provider;
    boolean openShift;
    String region;
    List<String> zones;
    String version;
    int workersPerZone;
    Optional<String> account;
    String resourceGroup;
    boolean publicEndpoint;
    boolean privateEndpoint;

    Draft(ClusterSpec from) {
      name = from.name;
      provider = from.provider;
      openShift = from.openShift;
      region = from.region;
      zones = from.zones;
      version = from.version;
      workersPerZone = from.workersPerZone;
      account = from.account;
      resourceGroup = from.resourceGroup;
      publicEndpoint = from.publicEndpoint;
      privateEndpoint = from.privateEndpoint;
    }

    ClusterSpec build() {
      return new ClusterSpec(
          name,
          provider,
          openShift,
          region,
          zones,
          version,
          workersPerZone,
          account,
          resourceGroup,
          publicEndpoint,
          privateEndpoint);
    }
  }
}
