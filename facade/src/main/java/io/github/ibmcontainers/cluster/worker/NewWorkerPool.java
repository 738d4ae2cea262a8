package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateSatelliteWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.CreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.SatelliteCreateWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.WorkerPoolZone;
import io.github.ibmcontainers.internal.check.Check;
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
  private final Builder from;

  private NewWorkerPool(Builder from) {
    this.from = from;
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
    return from.name;
  }

  /** The taints in the form of the service: {@code key -> value:effect}. */
  Map<String, String> taints() {
    return from.taints;
  }

  Optional<String> flavor() {
    return Optional.ofNullable(from.flavor);
  }

  List<NewZone> zones() {
    return from.zones;
  }

  /** Whether its zones are of a VPC that it doesn't name. */
  boolean lacksVpc() {
    return from.vpc == null && from.zones.stream().anyMatch(it -> it.provider() == Provider.VPC);
  }

  /** The same pool in that VPC. */
  NewWorkerPool inVpc(String id) {
    return new Builder(from).vpc(id).build();
  }

  CreateWorkerPoolRequest classic() {
    require("A new pool of a classic cluster", Provider.CLASSIC)
        .that("a flavor: flavor(\"b3c.4x16\")", from.flavor != null)
        .check();
    return new CreateWorkerPoolRequest()
        .name(from.name)
        .machineType(from.flavor)
        .sizePerZone((long) from.workersPerZone)
        .isolation(from.dedicated ? "private" : "public")
        .diskEncryption(from.diskEncryption)
        .entitlement(from.entitlement)
        .operatingSystem(from.operatingSystem)
        .labels(orNull(from.labels))
        .zones(
            from.zones.stream()
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
        .that("a flavor: flavor(\"bx2.4x16\")", from.flavor != null)
        .that("a VPC: vpc(\"r006-...\")", from.vpc != null)
        .that(
            "at least one zone: zone(NewZone.vpc(\"us-south-1\", \"0717-...\"))",
            !from.zones.isEmpty())
        .check();
    return new VpcCreateWorkerPoolRequest()
        .cluster(cluster)
        .name(from.name)
        .flavor(from.flavor)
        .vpcID(from.vpc)
        .workerCount((long) from.workersPerZone)
        .diskEncryption(from.diskEncryption)
        .entitlement(from.entitlement)
        .operatingSystem(from.operatingSystem)
        .kmsInstanceID(from.kmsInstance)
        .workerVolumeCRKID(from.rootKey)
        .labels(orNull(from.labels))
        .securityGroupIDs(from.securityGroups.isEmpty() ? null : from.securityGroups)
        .zones(
            from.zones.stream()
                .map(
                    zone ->
                        new VPCCreateClusterWorkerPoolZone()
                            .id(zone.id())
                            .subnetID(zone.subnet().orElse(null)))
                .toList());
  }

  CreateSatelliteWorkerPoolRequest satellite(String cluster) {
    require("A new pool of a Satellite cluster", Provider.SATELLITE)
        .that("at least one zone: zone(NewZone.satellite(\"zone-1\"))", !from.zones.isEmpty())
        .check();
    return new CreateSatelliteWorkerPoolRequest()
        .cluster(cluster)
        .name(from.name)
        .flavor(from.flavor)
        .workerCount((long) from.workersPerZone)
        .diskEncryption(from.diskEncryption)
        .entitlement(from.entitlement)
        .operatingSystem(from.operatingSystem)
        .labels(orNull(from.labels))
        .hostLabels(orNull(from.hostLabels))
        .zones(
            from.zones.stream()
                .map(zone -> new SatelliteCreateWorkerPoolZone().id(zone.id()))
                .toList());
  }

  private Required require(String what, Provider provider) {
    return new Required(what)
        .that(
            "zones of its own provider, made by NewZone."
                + provider.name().toLowerCase(Locale.ROOT)
                + "(...)",
            from.zones.stream().allMatch(zone -> zone.provider() == provider));
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }

  /** Its name. */
  @Override
  public String toString() {
    return "new worker pool " + from.name;
  }

  /** Builds the pool. Not thread-safe. */
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
      this.name = Check.text("pool's name", name);
    }

    private Builder(Builder other) {
      this.name = other.name;
      this.labels.putAll(other.labels);
      this.hostLabels.putAll(other.hostLabels);
      this.taints.putAll(other.taints);
      this.securityGroups.addAll(other.securityGroups);
      this.zones.addAll(other.zones);
      this.workersPerZone = other.workersPerZone;
      this.flavor = other.flavor;
      this.vpc = other.vpc;
      this.entitlement = other.entitlement;
      this.operatingSystem = other.operatingSystem;
      this.kmsInstance = other.kmsInstance;
      this.rootKey = other.rootKey;
      this.dedicated = other.dedicated;
      this.diskEncryption = other.diskEncryption;
    }

    /** How many workers in each zone; by default 1, and 0 is allowed. */
    public Builder workersPerZone(int value) {
      this.workersPerZone = value;
      return this;
    }

    /** The flavor of its workers; classic and VPC need one. */
    public Builder flavor(String value) {
      this.flavor = Check.text("flavor", value);
      return this;
    }

    /** The id of its VPC; by default the VPC of the cluster's other pools. */
    public Builder vpc(String id) {
      this.vpc = Check.text("VPC's id", id);
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

    /** Adds a label that hosts must have to become its workers; Satellite only. */
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

    /** Adds a security group of its workers; VPC only. */
    public Builder securityGroup(String id) {
      securityGroups.add(Check.text("security group's id", id));
      return this;
    }

    /** Encrypts its workers' disks with your own root key; VPC only. */
    public Builder diskKey(String kmsInstanceId, String rootKeyId) {
      this.kmsInstance = Check.text("KMS instance's id", kmsInstanceId);
      this.rootKey = Check.text("root key's id", rootKeyId);
      return this;
    }

    /** Whether its workers' local disks are encrypted; by default as the service has it. */
    public Builder diskEncryption(boolean value) {
      this.diskEncryption = value;
      return this;
    }

    /** Runs its workers on dedicated (single-tenant) hosts; classic infrastructure only. */
    public Builder dedicated() {
      this.dedicated = true;
      return this;
    }

    /** The license that you already own, such as {@code cloud_pak}. */
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
     * @throws IllegalArgumentException if the number of workers is negative
     */
    public NewWorkerPool build() {
      if (workersPerZone < 0) {
        throw new IllegalArgumentException(
            "The number of workers in each zone must be 0 or more, not " + workersPerZone);
      }
      return new NewWorkerPool(new Builder(this));
    }
  }
}
