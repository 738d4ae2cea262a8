package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiHandler;
import java.util.Map;

/** The operations on clusters, workers, worker pools, add-ons and load balancers. */
public final class ClusterOperations {
  private ClusterOperations() {}

  /** Adds the handlers by operation id. */
  public static void register(
      Map<String, ApiHandler> handlers,
      Inventory inventory,
      ClusterLookup clusters,
      MasterUrls masters,
      ClusterCredentials credentials) {
    Lifecycle lifecycle = new Lifecycle(inventory);
    new ClusterQueries(inventory, clusters, new ClusterViews(inventory, masters))
        .register(handlers);
    new ClusterCreation(inventory, lifecycle).register(handlers);
    new ClusterHandlers(inventory, clusters, lifecycle).register(handlers);
    new WorkerHandlers(inventory, clusters, lifecycle).register(handlers);
    new PoolHandlers(inventory, clusters, lifecycle).register(handlers);
    new CatalogHandlers().register(handlers);
    new AddonHandlers(inventory, clusters).register(handlers);
    new AlbHandlers(clusters).register(handlers);
    new KubeconfigHandlers(inventory, clusters, masters, credentials).register(handlers);
  }
}
