package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * A region of the service.
 *
 * @param name today's name, such as {@code eu-de}
 * @param toldName the name that the service gave, which may be the older one, such as {@code
 *     eu-central}
 * @param alias its other name
 * @param freeClusters whether free clusters can be made there
 * @param raw the generated object
 */
public record Region(
    String name,
    String toldName,
    Optional<String> alias,
    boolean freeClusters,
    io.github.ibmcontainers.generated.model.Region raw) {
  static Region of(io.github.ibmcontainers.generated.model.Region it) {
    String told = Values.orEmpty(it.getName());
    return new Region(
        RegionName.today(told),
        told,
        Values.text(it.getAlias()),
        Values.yes(it.getFreeEnabled()),
        it);
  }

  /** Today's name. */
  @Override
  public String toString() {
    return name;
  }
}
