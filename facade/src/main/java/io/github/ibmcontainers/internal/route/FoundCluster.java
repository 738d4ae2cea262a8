package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ClusterFields;

/**
 * A cluster that was looked up without its provider.
 *
 * @param provider its provider
 * @param raw the generated object
 * @param fields the same object, by its common fields
 */
public record FoundCluster(Provider provider, Model raw, ClusterFields fields) {
  static <T extends Model & ClusterFields> FoundCluster of(T cluster, Provider provider) {
    return new FoundCluster(
        Provider.parse(cluster.getProvider()).orElse(provider), cluster, cluster);
  }

  /** Returns the id. */
  public String id() {
    return Values.orEmpty(fields.getId());
  }

  /** Returns the region; empty if the response doesn't contain it. */
  public String region() {
    return Values.orEmpty(fields.getRegion());
  }

  /** Returns the name. */
  public String name() {
    return Values.orEmpty(fields.getName());
  }
}
