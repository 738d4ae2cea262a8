package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiHandler;
import java.util.Map;

/** All operations on clusters, workers, worker pools, their add-ons and load balancers. */
public final class ClusterOperations {
  private ClusterOperations() {}

  /** Adds their handlers, by operation id. */
  public static void register(
      Map<String, ApiHandler> handlers,
      World world,
      ClusterAccess access,
      Masters masters,
      ClusterLogin login) {
    Lifecycle lifecycle = new Lifecycle(world);
    new ClusterQueries(world, access, new ClusterViews(world, masters)).register(handlers);
    new ClusterCreation(world, lifecycle).register(handlers);
    new ClusterHandlers(world, access, lifecycle).register(handlers);
    new WorkerHandlers(world, access, lifecycle).register(handlers);
    new PoolHandlers(world, access, lifecycle).register(handlers);
    new CatalogHandlers().register(handlers);
    new AddonHandlers(world, access).register(handlers);
    new AlbHandlers(access).register(handlers);
    new LoginHandlers(world, access, masters, login).register(handlers);
  }
}
