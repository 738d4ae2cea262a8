package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to be created in a Satellite location ({@code POST /v2/satellite/createCluster}).
 * Immutable.
 */
public final class NewSatelliteCluster implements NewCluster {
  private final String name;
  private final CreateSatelliteClusterRequest request;

  private NewSatelliteCluster(String name, CreateSatelliteClusterRequest request) {
    this.name = name;
    this.request = request;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Provider provider() {
    return Provider.SATELLITE;
  }

  CreateSatelliteClusterRequest request() {
    return request;
  }

  /** Name and provider. */
  @Override
  public String toString() {
    return "new Satellite cluster " + name;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable String location;
    private @Nullable String version;
    private @Nullable String zone;
    private @Nullable Integer workers;
    private @Nullable String operatingSystem;
    private @Nullable String pullSecret;
    private @Nullable String entitlement;
    private @Nullable String podSubnet;
    private @Nullable String serviceSubnet;
    private boolean adminAgent;
    private boolean singleNode;

    Builder(String name) {
      this.name = Kubernetes.newCluster(name);
    }

    /** The id or name of the Satellite location; required. */
    public Builder location(String idOrName) {
      this.location = idOrName;
      return this;
    }

    /** The version, such as {@code 4.14_openshift}; by default the service's. */
    public Builder version(String value) {
      this.version = value;
      return this;
    }

    /** How many hosts to assign in which zone of the location; needs hosts that have the labels. */
    public Builder workers(String zoneOfLocation, int count) {
      this.zone = Check.text("zone", zoneOfLocation);
      this.workers = count;
      return this;
    }

    /** Adds a label that hosts must have to become workers. */
    public Builder hostLabel(String key, String value) {
      Kubernetes.addLabel(labels, key, value);
      return this;
    }

    /** The operating system of its workers: {@code RHEL} or {@code RHCOS}. */
    public Builder operatingSystem(String value) {
      this.operatingSystem = value;
      return this;
    }

    /** The user's pull secret of Red Hat; a secret. */
    public Builder pullSecret(String value) {
      this.pullSecret = value;
      return this;
    }

    /** The license that you already own. */
    public Builder entitlement(String value) {
      this.entitlement = value;
      return this;
    }

    /** The addresses of pods and services; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      this.podSubnet = pods;
      this.serviceSubnet = services;
      return this;
    }

    /** Lets Satellite Config administer it. */
    public Builder withAdminAgent() {
      this.adminAgent = true;
      return this;
    }

    /** Makes a cluster of one node. */
    public Builder singleNode() {
      this.singleNode = true;
      return this;
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewSatelliteCluster build() {
      new Required("A new Satellite cluster")
          .text("a Satellite location: location(\"my-location\")", location)
          .that("a count of workers that is not negative", workers == null || workers >= 0)
          .that(
              "an OpenShift version, such as version(\"4.14_openshift\")",
              version == null
                  || Version.parse(version).stream()
                      .anyMatch(it -> it.platform() == Platform.OPENSHIFT))
          .check();
      return new NewSatelliteCluster(
          name,
          new CreateSatelliteClusterRequest()
              .name(name)
              .controller(location)
              .kubeVersion(version)
              .zone(zone)
              .workerCount(workers == null ? null : (long) workers)
              .labels(labels.isEmpty() ? null : Map.copyOf(labels))
              .operatingSystem(operatingSystem)
              .pullSecret(pullSecret)
              .defaultWorkerPoolEntitlement(entitlement)
              .podSubnet(podSubnet)
              .serviceSubnet(serviceSubnet)
              .adminAgentOptIn(adminAgent ? true : null)
              .infrastructureTopology(singleNode ? "single-replica" : null));
    }
  }
}
