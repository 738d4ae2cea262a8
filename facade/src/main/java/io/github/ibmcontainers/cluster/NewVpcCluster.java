package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPool;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateClusterRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster to be created on VPC ({@code POST /v2/vpc/createCluster}). Immutable. */
public final class NewVpcCluster implements NewCluster {
  private final String name;
  private final VpcCreateClusterRequest request;

  private NewVpcCluster(String name, VpcCreateClusterRequest request) {
    this.name = name;
    this.request = request;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Provider provider() {
    return Provider.VPC;
  }

  VpcCreateClusterRequest request() {
    return request;
  }

  /** Name and provider. */
  @Override
  public String toString() {
    return "new VPC cluster " + name;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<VPCCreateClusterWorkerPoolZone> zones = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<String> securityGroups = new ArrayList<>();
    private @Nullable String vpc;
    private @Nullable String flavor;
    private int workersPerZone = 1;
    private String poolName = "default";
    private @Nullable String version;
    private @Nullable String objectStorage;
    private @Nullable String entitlement;
    private @Nullable String operatingSystem;
    private @Nullable String podSubnet;
    private @Nullable String serviceSubnet;
    private @Nullable String kmsInstance;
    private @Nullable String rootKey;
    private boolean privateOnly;
    private boolean outboundTraffic;

    Builder(String name) {
      this.name = Kubernetes.newCluster(name);
    }

    /** The id of its VPC; required. */
    public Builder vpc(String id) {
      this.vpc = id;
      return this;
    }

    /** Adds a zone and the subnet for it; at least one is needed. */
    public Builder zone(String zone, String subnetId) {
      zones.add(
          new VPCCreateClusterWorkerPoolZone()
              .id(Check.text("zone", zone))
              .subnetID(Check.text("subnet's id", subnetId)));
      return this;
    }

    /** The flavor of its workers, such as {@code bx2.4x16}; required. */
    public Builder flavor(String value) {
      this.flavor = value;
      return this;
    }

    /** Initial number of workers in each zone; by default 1. */
    public Builder workersPerZone(int value) {
      this.workersPerZone = value;
      return this;
    }

    /** The name of its first worker pool; by default {@code default}. */
    public Builder poolName(String value) {
      this.poolName = value;
      return this;
    }

    /** The version, such as {@code 1.29.5} or {@code 4.14_openshift}; by default the service's. */
    public Builder version(String value) {
      this.version = value;
      return this;
    }

    /** The CRN of the Cloud Object Storage instance for the image registry; OpenShift needs one. */
    public Builder objectStorage(String crn) {
      this.objectStorage = crn;
      return this;
    }

    /** Leaves out the public service endpoint of its master. */
    public Builder privateOnly() {
      this.privateOnly = true;
      return this;
    }

    /** The license that you already own, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      this.entitlement = value;
      return this;
    }

    /** The operating system of its workers, such as {@code RHCOS} or {@code UBUNTU_24_64}. */
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

    /** Adds a label of its workers. */
    public Builder label(String key, String value) {
      Kubernetes.addLabel(labels, key, value);
      return this;
    }

    /** Adds a security group of its workers. */
    public Builder securityGroup(String id) {
      securityGroups.add(Check.text("security group's id", id));
      return this;
    }

    /** Encrypts the workers' disks with your own root key. */
    public Builder diskKey(String kmsInstanceId, String rootKeyId) {
      this.kmsInstance = Check.text("KMS instance's id", kmsInstanceId);
      this.rootKey = Check.text("root key's id", rootKeyId);
      return this;
    }

    /**
     * Lets workers reach the Internet; by default they cannot since OpenShift 4.15 and Kubernetes
     * 1.30.
     */
    public Builder withOutboundTraffic() {
      this.outboundTraffic = true;
      return this;
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewVpcCluster build() {
      boolean openShift =
          version != null
              && Version.parse(version).map(Version::platform).stream()
                  .anyMatch(platform -> platform == Platform.OPENSHIFT);
      new Required("A new VPC cluster")
          .text("a VPC: vpc(\"r006-...\")", vpc)
          .text("a flavor: flavor(\"bx2.4x16\")", flavor)
          .that("a zone with its subnet: zone(\"us-south-1\", \"0717-...\")", !zones.isEmpty())
          .that("at least one worker in each zone: workersPerZone(1)", workersPerZone >= 1)
          .text("a name for its pool: poolName(\"default\")", poolName)
          .that(
              "a Cloud Object Storage instance, since it is an OpenShift cluster:"
                  + " objectStorage(\"crn:v1:...\")",
              !openShift || objectStorage != null)
          .that(
              "two workers or more, since it is an OpenShift cluster: workersPerZone(2)",
              !openShift || workersPerZone * zones.size() >= 2)
          .check();
      return new NewVpcCluster(
          name,
          new VpcCreateClusterRequest()
              .name(name)
              .provider(Provider.VPC.id())
              .kubeVersion(version)
              .cosInstanceCRN(objectStorage)
              .defaultWorkerPoolEntitlement(entitlement)
              .disablePublicServiceEndpoint(privateOnly)
              .disableOutboundTrafficProtection(outboundTraffic ? true : null)
              .podSubnet(podSubnet)
              .serviceSubnet(serviceSubnet)
              .securityGroupIDs(securityGroups.isEmpty() ? null : List.copyOf(securityGroups))
              .workerPool(
                  new VPCCreateClusterWorkerPool()
                      .name(poolName)
                      .vpcID(vpc)
                      .flavor(flavor)
                      .workerCount((long) workersPerZone)
                      .operatingSystem(operatingSystem)
                      .labels(labels.isEmpty() ? null : Map.copyOf(labels))
                      .kmsInstanceID(kmsInstance)
                      .workerVolumeCRKID(rootKey)
                      .zones(List.copyOf(zones))));
    }
  }
}
