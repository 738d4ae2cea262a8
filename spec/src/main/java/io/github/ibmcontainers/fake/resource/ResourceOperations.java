package io.github.ibmcontainers.fake.resource;

import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.containers.ClusterLookup;
import io.github.ibmcontainers.fake.containers.Inventory;
import java.util.Map;

/** The operations on resources other than clusters, workers and worker pools. */
public final class ResourceOperations {
  private ResourceOperations() {}

  /** Adds the handlers by operation id. */
  public static void register(
      Map<String, ApiHandler> handlers, Inventory inventory, ClusterLookup clusters) {
    Context context = new Context(handlers, inventory, clusters);
    AccountOperations.register(context);
    ClusterSettings.register(context);
    DedicatedHosts.register(context);
    DnsOperations.register(context);
    HealthMonitors.register(context);
    IngressOperations.register(context);
    IngressSecrets.register(context);
    LoggingOperations.register(context);
    ObservabilityOperations.register(context);
    SatelliteHosts.register(context);
    SatelliteLocationOperations.register(context);
    ServiceBindings.register(context);
    StaticResponses.register(context);
    StorageAttachments.register(context);
    StorageConfigurations.register(context);
    SubnetOperations.register(context);
    VolumeProfiles.register(context);
  }
}
