package io.github.ibmcontainers.fake.resource;

import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.containers.ClusterAccess;
import io.github.ibmcontainers.fake.containers.World;
import java.util.Map;

/** All operations on what is no cluster, worker or pool. */
public final class ResourceOperations {
  private ResourceOperations() {}

  /** Adds their handlers, by operation id. */
  public static void register(Map<String, ApiHandler> handlers, World world, ClusterAccess access) {
    Context context = new Context(handlers, world, access);
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
    StaticAnswers.register(context);
    StorageAttachments.register(context);
    StorageConfigurations.register(context);
    SubnetOperations.register(context);
    VolumeProfiles.register(context);
  }
}
