package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.Cluster;
import io.github.ibmcontainers.generated.model.GetClusterResponse;

/**
 * A cluster that was looked up without knowing its provider.
 *
 * @param provider its provider
 * @param id its id
 * @param name its name
 * @param answer the generated object: {@code GetClusterResponse}, or v1's {@code Cluster}
 */
public record FoundCluster(Provider provider, String id, String name, Model answer) {
  public static FoundCluster of(GetClusterResponse it, Provider provider) {
    return new FoundCluster(provider, Values.orEmpty(it.getId()), Values.orEmpty(it.getName()), it);
  }

  public static FoundCluster of(Cluster it) {
    return new FoundCluster(
        Provider.parse(it.getProvider()).orElse(Provider.CLASSIC),
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        it);
  }
}
