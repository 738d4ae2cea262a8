package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateClusterRequest;
import io.github.ibmcontainers.internal.check.Draft;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster to be created on classic infrastructure ({@code POST /v1/clusters}). Immutable. */
public final class NewClassicCluster extends NewCluster {
  private final CreateClusterRequest request;

  private NewClassicCluster(CreateClusterRequest request) {
    super(request.getName(), Provider.CLASSIC);
    this.request = request;
  }

  @Override
  CreateClusterRequest classic() {
    return request;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final Draft<CreateClusterRequest> draft = new Draft<>(CreateClusterRequest::new);

    Builder(String name) {
      String checked = Kubernetes.newCluster(name);
      draft.set(it -> it.name(checked).workerNum(1L).isolation("public").diskEncryption(true));
      endpoints(true, false);
    }

    /** Sets the data center of its first workers, such as {@code dal10}; required. */
    public Builder dataCenter(String value) {
      return request(it -> it.dataCenter(value));
    }

    /** Sets the flavor of its workers, such as {@code b3c.4x16}; required. */
    public Builder flavor(String value) {
      return request(it -> it.machineType(value));
    }

    /** Sets the initial number of workers; by default 1. */
    public Builder workers(int value) {
      return request(it -> it.workerNum((long) value));
    }

    /** Sets the name of its first worker pool; by default {@code default}. */
    public Builder poolName(String value) {
      return request(it -> it.defaultWorkerPoolName(value));
    }

    /**
     * Sets the version, such as {@code 1.29.5} or {@code 4.14_openshift}; by default the service's.
     */
    public Builder version(String value) {
      return request(it -> it.masterVersion(value));
    }

    /** Leaves updates of the master to you; by default the service applies patches. */
    public Builder withoutAutoUpdate() {
      return request(it -> it.disableAutoUpdate(true));
    }

    /**
     * Sets the ids of its VLANs; by default the service chooses. A public one needs a private one.
     */
    public Builder vlans(@Nullable String privateId, @Nullable String publicId) {
      return request(it -> it.privateVlan(privateId).publicVlan(publicId));
    }

    /** Runs its workers on dedicated (single-tenant) hosts. */
    public Builder dedicated() {
      return request(it -> it.isolation("private"));
    }

    /** Sets which service endpoints its master has; by default the public one. */
    public Builder endpoints(boolean isPublic, boolean isPrivate) {
      // The service spells it so.
      return request(it -> it.publicServiceEndpoint(isPublic).privateSeviceEndpoint(isPrivate));
    }

    /** Sets the license that you already own, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      return request(it -> it.defaultWorkerPoolEntitlement(value));
    }

    /** Sets the operating system of its workers, such as {@code UBUNTU_24_64}. */
    public Builder operatingSystem(String value) {
      return request(it -> it.operatingSystem(value));
    }

    /** Sets the addresses of pods and services, in CIDR notation; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      return request(it -> it.podSubnet(pods).serviceSubnet(services));
    }

    /** Leaves the workers' local disks unencrypted. */
    public Builder withoutDiskEncryption() {
      return request(it -> it.diskEncryption(false));
    }

    /** Orders no portable subnet, so that there is no load balancer at first. */
    public Builder withoutPortableSubnet() {
      return request(it -> it.noSubnet(true));
    }

    /** Creates a pool of gateway workers. */
    public Builder gateway() {
      return request(it -> it.gatewayEnabled(true));
    }

    /** Skips the service's check that its owner may order infrastructure. */
    public Builder withoutPermissionCheck() {
      return request(it -> it.skipPermPrecheck(true));
    }

    /** Sets anything in the generated request, such as a field that has no method here. */
    public Builder request(Consumer<CreateClusterRequest> setting) {
      draft.set(setting);
      return this;
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewClassicCluster build() {
      CreateClusterRequest request = draft.request();
      new Required("A new classic cluster")
          .text("a data center: dataCenter(\"dal10\")", request.getDataCenter())
          .text("a flavor: flavor(\"b3c.4x16\")", request.getMachineType())
          .atLeast(1, "at least one worker: workers(3)", request.getWorkerNum())
          .that(
              "a private VLAN with the public one: vlans(privateId, publicId)",
              request.getPublicVlan() == null || request.getPrivateVlan() != null)
          .that(
              "a service endpoint: endpoints(true, true)",
              Boolean.TRUE.equals(request.getPublicServiceEndpoint())
                  || Boolean.TRUE.equals(request.getPrivateSeviceEndpoint()))
          .check();
      return new NewClassicCluster(request);
    }
  }
}
