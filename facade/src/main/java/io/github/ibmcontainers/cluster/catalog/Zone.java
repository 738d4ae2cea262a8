package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.ZoneResponse;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A zone that workers can be in: a data centre of classic infrastructure ({@code dal10}), or a zone
 * of a region for VPC ({@code us-south-1}).
 *
 * @param id its id
 * @param provider whose it is
 * @param metro the metropolitan area that it is in
 * @param flavors the flavors to be had there, if they were asked for
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

  /** Its id. */
  @Override
  public String toString() {
    return id;
  }
}
