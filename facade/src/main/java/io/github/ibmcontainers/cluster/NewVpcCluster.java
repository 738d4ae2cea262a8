package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.ACCOUNT;
import static io.github.ibmcontainers.internal.check.Argument.DEDICATED_HOST_POOL;
import static io.github.ibmcontainers.internal.check.Argument.KMS_INSTANCE;
import static io.github.ibmcontainers.internal.check.Argument.ROOT_KEY;
import static io.github.ibmcontainers.internal.check.Argument.SECURITY_GROUP;
import static io.github.ibmcontainers.internal.check.Argument.STORAGE_OPTION;
import static io.github.ibmcontainers.internal.check.Argument.SUBNET;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPool;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateClusterRequest;
import io.github.ibmcontainers.generated.model.WorkerVolumeEncryption;
import io.github.ibmcontainers.internal.check.Draft;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster to be created on VPC ({@code POST /v2/vpc/createCluster}). Immutable. */
public final class NewVpcCluster extends NewCluster {
  private final VpcCreateClusterRequest request;

  private NewVpcCluster(VpcCreateClusterRequest request) {
    super(request.getName(), Provider.VPC);
    this.request = request;
  }

  @Override
  VpcCreateClusterRequest vpc() {
    return request;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final Draft<VpcCreateClusterRequest> draft = new Draft<>(VpcCreateClusterRequest::new);

    Builder(String name) {
      String checked = Kubernetes.newCluster(name);
      draft.set(
          it ->
              it.name(checked)
                  .provider(Provider.VPC.id())
                  .disablePublicServiceEndpoint(false)
                  .workerPool(
                      new VPCCreateClusterWorkerPool()
                          .name("default")
                          .workerCount(1L)
                          .zones(List.of())));
    }

    /** Sets the id of its VPC; required. */
    public Builder vpc(String id) {
      return pool(it -> it.vpcID(id));
    }

    /** Adds a zone and the subnet for it; at least one is needed. */
    public Builder zone(String zone, String subnetId) {
      String id = ZONE.of(zone);
      String subnet = SUBNET.of(subnetId);
      return pool(
          it ->
              it.zones(
                  Draft.with(
                      it.getZones(),
                      new VPCCreateClusterWorkerPoolZone().id(id).subnetID(subnet))));
    }

    /** Sets the flavor of its workers, such as {@code bx2.4x16}; required. */
    public Builder flavor(String value) {
      return pool(it -> it.flavor(value));
    }

    /** Sets the initial number of workers in each zone; by default 1. */
    public Builder workersPerZone(int value) {
      return pool(it -> it.workerCount((long) value));
    }

    /** Sets the name of its first worker pool; by default {@code default}. */
    public Builder poolName(String value) {
      return pool(it -> it.name(value));
    }

    /**
     * Sets the version, such as {@code 1.29.5} or {@code 4.14_openshift}; by default the service's.
     */
    public Builder version(String value) {
      return request(it -> it.kubeVersion(value));
    }

    /**
     * Sets the CRN of the Cloud Object Storage instance for the image registry; OpenShift needs
     * one.
     */
    public Builder objectStorage(String crn) {
      return request(it -> it.cosInstanceCRN(crn));
    }

    /** Leaves out the public service endpoint of its master. */
    public Builder privateOnly() {
      return request(it -> it.disablePublicServiceEndpoint(true));
    }

    /** Sets the license that you already own, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      return request(it -> it.defaultWorkerPoolEntitlement(value));
    }

    /** Sets the operating system of its workers, such as {@code RHCOS} or {@code UBUNTU_24_64}. */
    public Builder operatingSystem(String value) {
      return pool(it -> it.operatingSystem(value));
    }

    /** Sets the addresses of pods and services, in CIDR notation; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      return request(it -> it.podSubnet(pods).serviceSubnet(services));
    }

    /** Adds a label of its workers. */
    public Builder label(String key, String value) {
      Map.Entry<String, String> label = Kubernetes.label(key, value);
      return pool(it -> it.labels(Draft.with(it.getLabels(), label)));
    }

    /** Adds a security group of its workers. */
    public Builder securityGroup(String id) {
      String checked = SECURITY_GROUP.of(id);
      return request(it -> it.securityGroupIDs(Draft.with(it.getSecurityGroupIDs(), checked)));
    }

    /** Encrypts the workers' disks with your own root key. */
    public Builder diskKey(String kmsInstanceId, String rootKeyId) {
      String instance = KMS_INSTANCE.of(kmsInstanceId);
      String key = ROOT_KEY.of(rootKeyId);
      return pool(
          it -> it.kmsInstanceID(instance).workerVolumeCRKID(key).workerVolumeEncryption(null));
    }

    /**
     * Encrypts the workers' disks with a root key of another account.
     *
     * @param accountId the id of the account that owns the KMS instance
     */
    public Builder diskKey(String kmsInstanceId, String rootKeyId, String accountId) {
      String instance = KMS_INSTANCE.of(kmsInstanceId);
      String key = ROOT_KEY.of(rootKeyId);
      String account = ACCOUNT.of(accountId);
      return pool(
          it ->
              it.kmsInstanceID(null)
                  .workerVolumeCRKID(null)
                  .workerVolumeEncryption(
                      new WorkerVolumeEncryption()
                          .kmsInstanceID(instance)
                          .workerVolumeCRKID(key)
                          .kmsAccountID(account)));
    }

    /** Runs its workers on the dedicated (single-tenant) hosts of a pool. */
    public Builder dedicatedHostPool(String id) {
      String checked = DEDICATED_HOST_POOL.of(id);
      return pool(it -> it.hostPoolID(checked));
    }

    /** Gives its workers secondary storage, such as {@code 900gb.5iops-tier}. */
    public Builder secondaryStorage(String option) {
      String checked = STORAGE_OPTION.of(option);
      return pool(it -> it.secondaryStorageOption(checked));
    }

    /**
     * Lets workers reach the Internet; by default they cannot since OpenShift 4.15 and Kubernetes
     * 1.30.
     */
    public Builder withOutboundTraffic() {
      return request(it -> it.disableOutboundTrafficProtection(true));
    }

    /** Sets anything in the generated request, such as a field that has no method here. */
    public Builder request(Consumer<VpcCreateClusterRequest> setting) {
      draft.set(setting);
      return this;
    }

    private Builder pool(Consumer<VPCCreateClusterWorkerPool> setting) {
      return request(it -> setting.accept(poolOf(it)));
    }

    private static VPCCreateClusterWorkerPool poolOf(VpcCreateClusterRequest request) {
      return Objects.requireNonNull(request.getWorkerPool(), "workerPool");
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewVpcCluster build() {
      VpcCreateClusterRequest request = draft.request();
      VPCCreateClusterWorkerPool pool = poolOf(request);
      List<VPCCreateClusterWorkerPoolZone> zones =
          Objects.requireNonNullElse(pool.getZones(), List.of());
      Long workers = pool.getWorkerCount();
      boolean openShift = isOpenShift(request.getKubeVersion());
      new Required("A new VPC cluster")
          .text("a VPC: vpc(\"r006-...\")", pool.getVpcID())
          .text("a flavor: flavor(\"bx2.4x16\")", pool.getFlavor())
          .that("a zone with its subnet: zone(\"us-south-1\", \"0717-...\")", !zones.isEmpty())
          .atLeast(1, "at least one worker in each zone: workersPerZone(1)", workers)
          .text("a name for its pool: poolName(\"default\")", pool.getName())
          .that(
              "a Cloud Object Storage instance, since it is an OpenShift cluster:"
                  + " objectStorage(\"crn:v1:...\")",
              !openShift || request.getCosInstanceCRN() != null)
          .that(
              "two workers or more, since it is an OpenShift cluster: workersPerZone(2)",
              !openShift || workers == null || workers * zones.size() >= 2)
          .check();
      return new NewVpcCluster(request);
    }
  }
}
