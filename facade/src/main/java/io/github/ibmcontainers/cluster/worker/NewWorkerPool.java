package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateSatelliteWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.CreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.SatelliteCreateWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.WorkerPoolZone;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker pool to be created. One form for all providers, since pools differ in little but their
 * zones; the cluster's provider decides what is needed, and {@link WorkerPools#create} says what is
 * missing before anything is sent. Immutable.
 */
public final class NewWorkerPool {
  private final String name;
  private final int workersPerZone;
  private final Optional<String> flavor;
  private final Optional<String> vpc;
  private final Optional<String> entitlement;
  private final Optional<String> operatingSystem;
  private final Optional<String> kmsInstance;
  private final Optional<String> rootKey;
  private final boolean dedicated;
  private final Optional<Boolean> diskEncryption;
  private final Map<String, String> labels;
  private final Map<String, String> hostLabels;
  private final Map<String, String> taints;
  private final List<String> securityGroups;
  private final List<NewZone> zones;

  private NewWorkerPool(Builder builder) {
    this.name = builder.name;
    this.workersPerZone = builder.workersPerZone;
    this.flavor = Optional.ofNullable(builder.flavor);
    this.vpc = Optional.ofNullable(builder.vpc);
    this.entitlement = Optional.ofNullable(builder.entitlement);
    this.operatingSystem = Optional.ofNullable(builder.operatingSystem);
    this.kmsInstance = Optional.ofNullable(builder.kmsInstance);
    this.rootKey = Optional.ofNullable(builder.rootKey);
    this.dedicated = builder.dedicated;
    this.diskEncryption = Optional.ofNullable(builder.diskEncryption);
    this.labels = Map.copyOf(builder.labels);
    this.hostLabels = Map.copyOf(builder.hostLabels);
    this.taints = Map.copyOf(builder.taints);
    this.securityGroups = List.copyOf(builder.securityGroups);
    this.zones = List.copyOf(builder.zones);
  }

  /**
   * A pool of that name.
   *
   * @param name its name
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The taints in the form of the service: {@code key -> value:effect}. */
  Map<String, String> taints() {
    return taints;
  }

  CreateWorkerPoolRequest classic() {
    require("A new pool of a classic cluster", Provider.CLASSIC)
        .that("a flavor: flavor(\"b3c.4x16\")", flavor.isPresent())
        .check();
    return new CreateWorkerPoolRequest()
        .name(name)
        .machineType(flavor.orElse(null))
        .sizePerZone((long) workersPerZone)
        .isolation(dedicated ? "private" : "public")
        .diskEncryption(diskEncryption.orElse(null))
        .entitlement(entitlement.orElse(null))
        .operatingSystem(operatingSystem.orElse(null))
        .labels(orNull(labels))
        .zones(
            zones.stream()
                .map(
                    zone ->
                        new WorkerPoolZone()
                            .id(zone.id())
                            .privateVlan(zone.privateVlan().orElse(null))
                            .publicVlan(zone.publicVlan().orElse(null)))
                .toList());
  }

  VpcCreateWorkerPoolRequest vpc(String cluster) {
    require("A new pool of a VPC cluster", Provider.VPC)
        .that("a flavor: flavor(\"bx2.4x16\")", flavor.isPresent())
        .that("a VPC: vpc(\"r006-...\")", vpc.isPresent())
        .that(
            "at least one zone: zone(NewZone.vpc(\"us-south-1\", \"0717-...\"))", !zones.isEmpty())
        .check();
    return new VpcCreateWorkerPoolRequest()
        .cluster(cluster)
        .name(name)
        .flavor(flavor.orElse(null))
        .vpcID(vpc.orElse(null))
        .workerCount((long) workersPerZone)
        .diskEncryption(diskEncryption.orElse(null))
        .entitlement(entitlement.orElse(null))
        .operatingSystem(operatingSystem.orElse(null))
        .kmsInstanceID(kmsInstance.orElse(null))
        .workerVolumeCRKID(rootKey.orElse(null))
        .labels(orNull(labels))
        .securityGroupIDs(securityGroups.isEmpty() ? null : securityGroups)
        .zones(
            zones.stream()
                .map(
                    zone ->
                        new VPCCreateClusterWorkerPoolZone()
                            .id(zone.id())
                            .subnetID(zone.subnet().orElse(null)))
                .toList());
  }

  CreateSatelliteWorkerPoolRequest satellite(String cluster) {
    require("A new pool of a Satellite cluster", Provider.SATELLITE)
        .that("at least one zone: zone(NewZone.satellite(\"zone-1\"))", !zones.isEmpty())
        .check();
    return new CreateSatelliteWorkerPoolRequest()
        .cluster(cluster)
        .name(name)
        .flavor(flavor.orElse(null))
        .workerCount((long) workersPerZone)
        .diskEncryption(diskEncryption.orElse(null))
        .entitlement(entitlement.orElse(null))
        .operatingSystem(operatingSystem.orElse(null))
        .labels(orNull(labels))
        .hostLabels(orNull(hostLabels))
        .zones(
            zones.stream().map(zone -> new SatelliteCreateWorkerPoolZone().id(zone.id())).toList());
  }

  private Required require(String what, Provider provider) {
    return new Required(what)
        .that(
            "zones of its own provider, made by NewZone."
                + provider.name().toLowerCase(Locale.ROOT)
                + "(...)",
            zones.stream().allMatch(zone -> zone.provider() == provider));
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }

  /** Its name. */
  @Override
  public String toString() {
    return "new worker pool " + name;
  }

  /** Collects what the pool is to be. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> hostLabels = new LinkedHashMap<>();
    private final Map<String, String> taints = new LinkedHashMap<>();
    private final List<String> securityGroups = new ArrayList<>();
    private final List<NewZone> zones = new ArrayList<>();
    private int workersPerZone = 1;
    private @Nullable String flavor;
    private @Nullable String vpc;
    private @Nullable String entitlement;
    private @Nullable String operatingSystem;
    private @Nullable String kmsInstance;
    private @Nullable String rootKey;
    private boolean dedicated;
    private @Nullable Boolean diskEncryption;

    private Builder(String name) {
      this.name = Arguments.check("pool's name", name);
    }

    /** How many workers in each zone; by default 1, and 0 is allowed. */
    public Builder workersPerZone(int value) {
      this.workersPerZone = value;
      return this;
    }

    /** The flavor of its workers; classic and VPC need one. */
    public Builder flavor(String value) {
      this.flavor = Arguments.check("flavor", value);
      return this;
    }

    /** The id of its VPC; VPC needs one. */
    public Builder vpc(String id) {
      this.vpc = Arguments.check("VPC's id", id);
      return this;
    }

    /** Adds a zone; VPC and Satellite need at least one. */
    public Builder zone(NewZone zone) {
      zones.add(zone);
      return this;
    }

    /** Adds a label of its workers. */
    public Builder label(String key, String value) {
      Kubernetes.addLabel(labels, key, value);
      return this;
    }

    /** Adds a label that hosts must have to become its workers; only Satellite knows them. */
    public Builder hostLabel(String key, String value) {
      Kubernetes.addLabel(hostLabels, key, value);
      return this;
    }

    /**
     * Adds a taint to its workers. No provider takes taints when a pool is created, so {@link
     * WorkerPools#create} sets them right afterwards.
     *
     * @param key the key, such as {@code dedicated}
     * @param value the value; may be empty
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
     * @throws IllegalArgumentException if Kubernetes would not accept it
     */
    public Builder taint(String key, String value, String effect) {
      Kubernetes.addTaint(taints, key, value, effect);
      return this;
    }

    /** Adds a security group of its workers; only VPC knows them. */
    public Builder securityGroup(String id) {
      securityGroups.add(Arguments.check("security group's id", id));
      return this;
    }

    /** Encrypts its workers' disks with a root key of one's own; only VPC can. */
    public Builder diskKey(String kmsInstanceId, String rootKeyId) {
      this.kmsInstance = Arguments.check("KMS instance's id", kmsInstanceId);
      this.rootKey = Arguments.check("root key's id", rootKeyId);
      return this;
    }

    /** Whether its workers' local disks are encrypted; by default as the service has it. */
    public Builder diskEncryption(boolean value) {
      this.diskEncryption = value;
      return this;
    }

    /** Lets its workers run on machines of one's own; only classic infrastructure can. */
    public Builder dedicated() {
      this.dedicated = true;
      return this;
    }

    /** The licence that is brought along, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      this.entitlement = value;
      return this;
    }

    /** The operating system of its workers. */
    public Builder operatingSystem(String value) {
      this.operatingSystem = value;
      return this;
    }

    /**
     * The pool to be. What its cluster's provider needs is checked when it is created.
     *
     * @throws IllegalArgumentException if it is to have less than no workers
     */
    public NewWorkerPool build() {
      if (workersPerZone < 0) {
        throw new IllegalArgumentException(
            "A pool has 0 or more workers in each zone, not " + workersPerZone);
      }
      return new NewWorkerPool(this);
    }
  }
}
