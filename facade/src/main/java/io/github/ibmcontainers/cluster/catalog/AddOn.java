package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.AddonCommon;
import io.github.ibmcontainers.generated.model.ClusterAddon;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * An add-on of a cluster, or an available add-on.
 *
 * @param name the name, such as {@code vpc-block-csi-driver}
 * @param version the version
 * @param targetVersion the version to which it can be updated
 * @param upgrades the versions to which it can be updated, if the response has them
 * @param healthState the health; only of a cluster's add-on
 * @param healthStatus a description of the health for humans
 * @param deprecated whether the add-on is deprecated
 * @param raw the generated object: {@code ClusterAddon} or {@code AddonCommon}
 */
public record AddOn(
    String name,
    Optional<String> version,
    Optional<String> targetVersion,
    List<String> upgrades,
    Optional<String> healthState,
    Optional<String> healthStatus,
    boolean deprecated,
    Model raw) {

  /** Returns the view of a generated object. */
  public static AddOn of(ClusterAddon it) {
    return new AddOn(
        Values.orEmpty(it.getName()),
        Values.text(it.getVersion()),
        Values.text(it.getTargetVersion()),
        Values.list(it.getAllowedUpgradeVersions()),
        Values.text(it.getHealthState()),
        Values.text(it.getHealthStatus()),
        Values.yes(it.getDeprecated()),
        it);
  }

  /** Returns the view of a generated object. */
  public static AddOn of(AddonCommon it) {
    return new AddOn(
        Values.orEmpty(it.getName()),
        Values.text(it.getVersion()),
        Values.text(it.getTargetVersion()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        it);
  }

  /** Returns name and version. */
  @Override
  public String toString() {
    return name + version.map(it -> " " + it).orElse("");
  }
}
