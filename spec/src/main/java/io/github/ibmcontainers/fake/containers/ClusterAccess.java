package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.List;
import java.util.function.Predicate;

/** Finds the clusters that a caller may see. */
public final class ClusterAccess {
  private final World world;

  /** Access to the clusters of that world. */
  public ClusterAccess(World world) {
    this.world = world;
  }

  /** Refuses a resource group that the caller's account does not have. */
  public void checkResourceGroup(ApiCall call) {
    call.resourceGroup()
        .filter(id -> call.claims().isPresent())
        .filter(id -> world.groups().name(call.account(), id).isEmpty())
        .ifPresent(
            id -> {
              throw ApiException.badRequest(
                  "The resource group '" + id + "' could not be found in your account.");
            });
  }

  /** The named cluster, if the caller's account and resource group have it. */
  public Cluster need(ApiCall call) {
    String name =
        call.clusterName()
            .orElseThrow(() -> ApiException.badRequest("The field cluster is missing or empty."));
    return world.find(name, visible(call)).orElseThrow(ApiException::clusterNotFound);
  }

  /** The named cluster, if this route serves its provider. */
  public Cluster need(ApiCall call, String provider) {
    Cluster cluster = need(call);
    if (!cluster.provider().equals(provider)) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    return cluster;
  }

  /** The clusters that the caller sees. */
  public List<Cluster> list(ApiCall call, Predicate<Cluster> filter) {
    return world.clusters().stream().filter(visible(call)).filter(filter).toList();
  }

  private static Predicate<Cluster> visible(ApiCall call) {
    return cluster ->
        cluster.account.equals(call.account())
            && call.resourceGroup().map(cluster.resourceGroupId::equals).orElse(true);
  }
}
