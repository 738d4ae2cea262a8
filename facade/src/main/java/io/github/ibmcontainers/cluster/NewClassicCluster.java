package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateClusterRequest;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import org.jspecify.annotations.Nullable;

/** A cluster to be created on classic infrastructure ({@code POST /v1/clusters}). Immutable. */
public final class NewClassicCluster implements NewCluster {
  private final String name;
  private final CreateClusterRequest request;

  private NewClassicCluster(String name, CreateClusterRequest request) {
    this.name = name;
    this.request = request;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Provider provider() {
    return Provider.CLASSIC;
  }

  CreateClusterRequest request() {
    return request;
  }

  /** Name and provider. */
  @Override
  public String toString() {
    return "new classic cluster " + name;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private @Nullable String dataCenter;
    private @Nullable String flavor;
    private int workers = 1;
    private @Nullable String version;
    private @Nullable String privateVlan;
    private @Nullable String publicVlan;
    private @Nullable String entitlement;
    private @Nullable String operatingSystem;
    private @Nullable String podSubnet;
    private @Nullable String serviceSubnet;
    private boolean dedicated;
    private boolean privateEndpoint;
    private boolean publicEndpoint = true;
    private boolean diskEncryption = true;
    private boolean noSubnet;
    private boolean gateway;

    Builder(String name) {
      this.name = Kubernetes.newCluster(name);
    }

    /** The data center of its first workers, such as {@code dal10}; required. */
    public Builder dataCenter(String value) {
      this.dataCenter = value;
      return this;
    }

    /** The flavor of its workers, such as {@code b3c.4x16}; required. */
    public Builder flavor(String value) {
      this.flavor = value;
      return this;
    }

    /** Initial number of workers; by default 1. */
    public Builder workers(int value) {
      this.workers = value;
      return this;
    }

    /** The version, such as {@code 1.29.5} or {@code 4.14_openshift}; by default the service's. */
    public Builder version(String value) {
      this.version = value;
      return this;
    }

    /** The ids of its VLANs; by default the service chooses. A public one needs a private one. */
    public Builder vlans(@Nullable String privateId, @Nullable String publicId) {
      this.privateVlan = privateId;
      this.publicVlan = publicId;
      return this;
    }

    /** Runs its workers on dedicated (single-tenant) hosts. */
    public Builder dedicated() {
      this.dedicated = true;
      return this;
    }

    /** Which service endpoints its master has; by default the public one. */
    public Builder endpoints(boolean isPublic, boolean isPrivate) {
      this.publicEndpoint = isPublic;
      this.privateEndpoint = isPrivate;
      return this;
    }

    /** The license that you already own, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      this.entitlement = value;
      return this;
    }

    /** The operating system of its workers, such as {@code UBUNTU_24_64}. */
    public Builder operatingSystem(String value) {
      this.operatingSystem = value;
      return this;
    }

    /** The addresses of pods and services; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      this.podSubnet = pods;
      this.serviceSubnet = services;
      return this;
    }

    /** Leaves the workers' local disks unencrypted. */
    public Builder withoutDiskEncryption() {
      this.diskEncryption = false;
      return this;
    }

    /** Orders no portable subnet, so that there is no load balancer at first. */
    public Builder withoutPortableSubnet() {
      this.noSubnet = true;
      return this;
    }

    /** Makes a pool of gateway workers. */
    public Builder gateway() {
      this.gateway = true;
      return this;
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewClassicCluster build() {
      new Required("A new classic cluster")
          .text("a data center: dataCenter(\"dal10\")", dataCenter)
          .text("a flavor: flavor(\"b3c.4x16\")", flavor)
          .that("at least one worker: workers(3)", workers >= 1)
          .that(
              "a private VLAN with the public one: vlans(privateId, publicId)",
              publicVlan == null || privateVlan != null)
          .that("a service endpoint: endpoints(true, true)", publicEndpoint || privateEndpoint)
          .check();
      return new NewClassicCluster(
          name,
          new CreateClusterRequest()
              .name(name)
              .dataCenter(dataCenter)
              .machineType(flavor)
              .workerNum((long) workers)
              .masterVersion(version)
              .privateVlan(privateVlan)
              .publicVlan(publicVlan)
              .isolation(dedicated ? "private" : "public")
              // The service spells it so.
              .privateSeviceEndpoint(privateEndpoint)
              .publicServiceEndpoint(publicEndpoint)
              .defaultWorkerPoolEntitlement(entitlement)
              .operatingSystem(operatingSystem)
              .podSubnet(podSubnet)
              .serviceSubnet(serviceSubnet)
              .diskEncryption(diskEncryption)
              .noSubnet(noSubnet ? true : null)
              .gatewayEnabled(gateway ? true : null));
    }
  }
}
