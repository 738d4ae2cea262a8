package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * A region of the service.
 *
 * @param name the current name, such as {@code eu-de}
 * @param reportedName the name as returned by the service, which can be an older one, such as
 *     {@code eu-central}
 * @param alias the other name
 * @param freeClusters whether free clusters are available
 * @param raw the generated object
 */
public record Region(
    String name,
    String reportedName,
    Optional<String> alias,
    boolean freeClusters,
    io.github.ibmcontainers.generated.model.Region raw) {
  static Region of(io.github.ibmcontainers.generated.model.Region it) {
    String reported = Values.orEmpty(it.getName());
    return new Region(
        RegionName.currentName(reported),
        reported,
        Values.text(it.getAlias()),
        Values.yes(it.getFreeEnabled()),
        it);
  }

  /** Returns the current name. */
  @Override
  public String toString() {
    return name;
  }
}
