package io.github.ibmcontainers.fake.containers;

import java.util.List;
import java.util.function.Predicate;

/** Finds the clusters that a caller may see. */
final class ClusterAccess {
  private final World world;

  ClusterAccess(World world) {
    this.world = world;
  }

  /** The named cluster, if the caller's account and resource group have it. */
  Cluster need(ApiCall call) {
    String name =
        call.clusterName()
            .orElseThrow(() -> ApiException.badRequest("The field cluster is missing or empty."));
    return world.find(name, visible(call)).orElseThrow(ApiException::clusterNotFound);
  }

  /** The named cluster, if this route serves its provider. */
  Cluster need(ApiCall call, String provider) {
    Cluster cluster = need(call);
    if (!cluster.provider().equals(provider)) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    return cluster;
  }

  List<Cluster> list(ApiCall call, Predicate<Cluster> filter) {
    return world.clusters().stream().filter(visible(call)).filter(filter).toList();
  }

  private static Predicate<Cluster> visible(ApiCall call) {
    return cluster ->
        cluster.account.equals(call.account())
            && call.header("X-Auth-Resource-Group")
                .or(() -> call.header("X-Auth-Resource-Group-ID"))
                .map(cluster.resourceGroupId::equals)
                .orElse(true);
  }
}
