package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.List;
import java.util.function.Predicate;

/** Finds the clusters that are visible to a caller. */
public final class ClusterLookup {
  private final Inventory inventory;

  /** Creates a lookup in an inventory. */
  public ClusterLookup(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Rejects a resource group that doesn't exist in the caller's account. */
  public void checkResourceGroup(ApiCall call) {
    call.resourceGroup()
        .filter(id -> call.claims().isPresent())
        .filter(id -> inventory.groups().name(call.account(), id).isEmpty())
        .ifPresent(
            id -> {
              throw ApiException.badRequest(
                  "The resource group '" + id + "' could not be found in your account.");
            });
  }

  /** Returns the cluster that a request names; rejects the request if it isn't visible. */
  public Cluster require(ApiCall call) {
    String name =
        call.clusterName()
            .orElseThrow(() -> ApiException.badRequest("The field cluster is missing or empty."));
    return inventory.find(name, visible(call)).orElseThrow(ApiException::clusterNotFound);
  }

  /** Returns the cluster that a request names; rejects the request if its provider is another. */
  public Cluster require(ApiCall call, String provider) {
    Cluster cluster = require(call);
    if (!cluster.provider().equals(provider)) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    return cluster;
  }

  /** Returns the clusters that are visible to the caller and match a filter. */
  public List<Cluster> list(ApiCall call, Predicate<Cluster> filter) {
    return inventory.clusters().stream().filter(visible(call)).filter(filter).toList();
  }

  private static Predicate<Cluster> visible(ApiCall call) {
    return cluster ->
        cluster.account.equals(call.account())
            && call.resourceGroup().map(cluster.resourceGroupId::equals).orElse(true);
  }
}
