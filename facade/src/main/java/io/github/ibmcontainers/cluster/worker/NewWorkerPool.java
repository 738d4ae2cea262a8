package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.ACCOUNT;
import static io.github.ibmcontainers.internal.check.Argument.DEDICATED_HOST_POOL;
import static io.github.ibmcontainers.internal.check.Argument.FLAVOR;
import static io.github.ibmcontainers.internal.check.Argument.KMS_INSTANCE;
import static io.github.ibmcontainers.internal.check.Argument.ROOT_KEY;
import static io.github.ibmcontainers.internal.check.Argument.SECURITY_GROUP;
import static io.github.ibmcontainers.internal.check.Argument.STORAGE_OPTION;
import static io.github.ibmcontainers.internal.check.Argument.VPC;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateSatelliteWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.CreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.SatelliteCreateWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateWorkerPoolRequest;
import io.github.ibmcontainers.generated.model.WorkerPoolZone;
import io.github.ibmcontainers.generated.model.WorkerVolumeEncryption;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Draft;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import io.github.ibmcontainers.internal.route.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The settings of a new worker pool of any provider. The required settings depend on the provider
 * of the cluster; {@link WorkerPools#create} checks them before it sends a request. Immutable.
 */
public final class NewWorkerPool {
  private final Settings settings;
  private final VpcCreateWorkerPoolRequest request;

  private NewWorkerPool(Settings settings) {
    this.settings = settings;
    this.request = settings.draft.request();
  }

  /**
   * The collected settings: a VPC request with the common settings, and those that it doesn't have.
   */
  private record Settings(
      Draft<VpcCreateWorkerPoolRequest> draft,
      Map<String, String> hostLabels,
      Map<String, String> taints,
      List<NewZone> zones) {
    Settings copy() {
      return new Settings(
          draft.copy(),
          new LinkedHashMap<>(hostLabels),
          new LinkedHashMap<>(taints),
          new ArrayList<>(zones));
    }
  }

  /**
   * Returns a builder of a pool.
   *
   * @param name the name
   */
  public static Builder named(String name) {
    return new Builder(Check.text("pool's name", name));
  }

  /** Returns the name. */
  public String name() {
    return Values.orEmpty(request.getName());
  }

  /** Returns the taints in the format of the service: {@code key -> value:effect}. */
  Map<String, String> taints() {
    return settings.taints();
  }

  Optional<String> flavor() {
    return Optional.ofNullable(request.getFlavor());
  }

  List<NewZone> zones() {
    return settings.zones();
  }

  /** Returns whether the pool has VPC zones but no VPC. */
  boolean lacksVpc() {
    return request.getVpcID() == null
        && zones().stream().anyMatch(it -> it.provider() == Provider.VPC);
  }

  /** Returns a copy in a VPC. */
  NewWorkerPool inVpc(String id) {
    Settings other = settings.copy();
    other.draft().set(it -> it.vpcID(id));
    return new NewWorkerPool(other);
  }

  CreateWorkerPoolRequest classic() {
    require("A new pool of a classic cluster", Provider.CLASSIC)
        .that("a flavor: flavor(\"b3c.4x16\")", request.getFlavor() != null)
        .that("no settings of VPC pools: " + ofVpc(), ofVpc().isEmpty())
        .that("no host labels, which Satellite pools have", settings.hostLabels().isEmpty())
        .check();
    return new CreateWorkerPoolRequest()
        .name(request.getName())
        .machineType(request.getFlavor())
        .sizePerZone(request.getWorkerCount())
        .isolation(request.getIsolation() == null ? "public" : request.getIsolation())
        .diskEncryption(request.getDiskEncryption())
        .entitlement(request.getEntitlement())
        .operatingSystem(request.getOperatingSystem())
        .labels(request.getLabels())
        .zones(
            Values.list(
                zones(),
                zone ->
                    new WorkerPoolZone()
                        .id(zone.id())
                        .privateVlan(zone.privateVlan().orElse(null))
                        .publicVlan(zone.publicVlan().orElse(null))));
  }

  VpcCreateWorkerPoolRequest vpc(String cluster) {
    require("A new pool of a VPC cluster", Provider.VPC)
        .that("a flavor: flavor(\"bx2.4x16\")", request.getFlavor() != null)
        .that("a VPC: vpc(\"r006-...\")", request.getVpcID() != null)
        .that(
            "at least one zone: zone(NewZone.vpc(\"us-south-1\", \"0717-...\"))",
            !zones().isEmpty())
        .that("dedicatedHostPool(...) instead of dedicated()", request.getIsolation() == null)
        .that("no host labels, which Satellite pools have", settings.hostLabels().isEmpty())
        .check();
    return settings
        .draft()
        .request()
        .cluster(cluster)
        .zones(
            Values.list(
                zones(),
                zone ->
                    new VPCCreateClusterWorkerPoolZone()
                        .id(zone.id())
                        .subnetID(zone.subnet().orElse(null))));
  }

  CreateSatelliteWorkerPoolRequest satellite(String cluster) {
    require("A new pool of a Satellite cluster", Provider.SATELLITE)
        .that("at least one zone: zone(NewZone.satellite(\"zone-1\"))", !zones().isEmpty())
        .that("no settings of VPC pools: " + ofVpc(), ofVpc().isEmpty())
        .that("no dedicated(), because its hosts are yours", request.getIsolation() == null)
        .check();
    return new CreateSatelliteWorkerPoolRequest()
        .cluster(cluster)
        .name(request.getName())
        .flavor(request.getFlavor())
        .workerCount(request.getWorkerCount())
        .diskEncryption(request.getDiskEncryption())
        .entitlement(request.getEntitlement())
        .operatingSystem(request.getOperatingSystem())
        .labels(request.getLabels())
        .hostLabels(settings.hostLabels().isEmpty() ? null : settings.hostLabels())
        .zones(Values.list(zones(), zone -> new SatelliteCreateWorkerPoolZone().id(zone.id())));
  }

  private Required require(String what, Provider provider) {
    return new Required(what)
        .that(
            "zones of the cluster's provider, created by NewZone.%s(...)"
                .formatted(provider.name().toLowerCase(Locale.ROOT)),
            zones().stream().allMatch(zone -> zone.provider() == provider));
  }

  /** Returns the settings that only VPC pools have. */
  private List<String> ofVpc() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("vpc", request.getVpcID() != null);
    given.put("securityGroup", request.getSecurityGroupIDs() != null);
    given.put(
        "diskKey",
        request.getKmsInstanceID() != null || request.getWorkerVolumeEncryption() != null);
    given.put("dedicatedHostPool", request.getHostPool() != null);
    given.put("secondaryStorage", request.getSecondaryStorageOption() != null);
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "new worker pool " + name();
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {
    private final Settings settings =
        new Settings(
            new Draft<>(VpcCreateWorkerPoolRequest::new),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>());

    private Builder(String name) {
      set(it -> it.name(name).workerCount(1L));
    }

    /** Sets the number of workers in each zone, which may be 0. The default is 1. */
    public Builder workersPerZone(int value) {
      return set(it -> it.workerCount((long) value));
    }

    /** Sets the flavor of the workers. Required for classic and VPC clusters. */
    public Builder flavor(String value) {
      String checked = FLAVOR.of(value);
      return set(it -> it.flavor(checked));
    }

    /** Sets the id of the VPC. The default is the VPC of the cluster's other pools. */
    public Builder vpc(String id) {
      String checked = VPC.of(id);
      return set(it -> it.vpcID(checked));
    }

    /** Adds a zone. VPC and Satellite clusters require at least one. */
    public Builder zone(NewZone zone) {
      settings.zones().add(zone);
      return this;
    }

    /** Adds a label of the workers. */
    public Builder label(String key, String value) {
      Map.Entry<String, String> label = Kubernetes.label(key, value);
      return set(it -> it.labels(Draft.with(it.getLabels(), label)));
    }

    /** Adds a label that hosts must have to become workers of the pool. Satellite clusters only. */
    public Builder hostLabel(String key, String value) {
      Map.Entry<String, String> label = Kubernetes.label(key, value);
      settings.hostLabels().put(label.getKey(), label.getValue());
      return this;
    }

    /**
     * Adds a taint of the workers. {@link WorkerPools#create} sets taints immediately after the
     * pool is created, because create requests can't contain them.
     *
     * @param key the key, such as {@code dedicated}
     * @param value the value; may be empty
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
     * @throws IllegalArgumentException if the taint is invalid in Kubernetes
     */
    public Builder taint(String key, String value, String effect) {
      Kubernetes.addTaint(settings.taints(), key, value, effect);
      return this;
    }

    /** Adds a security group of the workers. VPC clusters only. */
    public Builder securityGroup(String id) {
      String checked = SECURITY_GROUP.of(id);
      return set(it -> it.securityGroupIDs(Draft.with(it.getSecurityGroupIDs(), checked)));
    }

    /** Encrypts the workers' disks with your own root key. VPC clusters only. */
    public Builder diskKey(String kmsInstanceId, String rootKeyId) {
      String instance = KMS_INSTANCE.of(kmsInstanceId);
      String key = ROOT_KEY.of(rootKeyId);
      return set(
          it -> it.kmsInstanceID(instance).workerVolumeCRKID(key).workerVolumeEncryption(null));
    }

    /**
     * Encrypts the workers' disks with a root key of another account. VPC clusters only.
     *
     * @param accountId the id of the account that owns the KMS instance
     */
    public Builder diskKey(String kmsInstanceId, String rootKeyId, String accountId) {
      WorkerVolumeEncryption encryption =
          new WorkerVolumeEncryption()
              .kmsInstanceID(KMS_INSTANCE.of(kmsInstanceId))
              .workerVolumeCRKID(ROOT_KEY.of(rootKeyId))
              .kmsAccountID(ACCOUNT.of(accountId));
      return set(
          it -> it.kmsInstanceID(null).workerVolumeCRKID(null).workerVolumeEncryption(encryption));
    }

    /** Sets whether the workers' local disks are encrypted. The default is that of the service. */
    public Builder diskEncryption(boolean value) {
      return set(it -> it.diskEncryption(value));
    }

    /** Runs the workers on dedicated (single-tenant) hosts. Classic clusters only. */
    public Builder dedicated() {
      return set(it -> it.isolation("private"));
    }

    /**
     * Runs the workers on the dedicated (single-tenant) hosts of a pool; see {@link
     * DedicatedHosts}. VPC clusters only.
     */
    public Builder dedicatedHostPool(String id) {
      String checked = DEDICATED_HOST_POOL.of(id);
      return set(it -> it.hostPool(checked));
    }

    /**
     * Adds secondary storage to the workers, such as {@code 900gb.5iops-tier}. VPC clusters only.
     */
    public Builder secondaryStorage(String option) {
      String checked = STORAGE_OPTION.of(option);
      return set(it -> it.secondaryStorageOption(checked));
    }

    /** Sets an existing license, such as {@code cloud_pak}. */
    public Builder entitlement(String value) {
      return set(it -> it.entitlement(value));
    }

    /** Sets the operating system of the workers. */
    public Builder operatingSystem(String value) {
      return set(it -> it.operatingSystem(value));
    }

    private Builder set(Consumer<VpcCreateWorkerPoolRequest> setting) {
      settings.draft().set(setting);
      return this;
    }

    /**
     * Returns the settings. Requirements of the cluster's provider are checked when the pool is
     * created.
     *
     * @throws IllegalArgumentException if the number of workers is negative
     */
    public NewWorkerPool build() {
      NewWorkerPool pool = new NewWorkerPool(settings.copy());
      long workers = Values.count(pool.request.getWorkerCount());
      Check.that(
          workers >= 0, "The number of workers in each zone must be 0 or more, not %s", workers);
      return pool;
    }
  }
}
