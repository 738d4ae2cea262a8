package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.ZoneResponse;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A zone for worker nodes: a data center of classic infrastructure ({@code dal10}), or a zone of a
 * region for VPC ({@code us-south-1}).
 *
 * @param id the id
 * @param provider the infrastructure provider
 * @param metro the metropolitan area
 * @param flavors the available flavors, if they were requested
 * @param raw the generated object
 */
public record Zone(
    String id, Provider provider, Optional<String> metro, List<Flavor> flavors, ZoneResponse raw) {
  static Zone of(ZoneResponse it, Provider provider) {
    return new Zone(
        Values.text(it.getId(), it.getName()).orElse(""),
        provider,
        Values.text(it.getMetro()),
        Values.list(it.getFlavors(), Flavor::of),
        it);
  }

  /** Returns the id. */
  @Override
  public String toString() {
    return id;
  }
}
