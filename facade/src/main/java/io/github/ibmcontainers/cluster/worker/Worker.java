package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetWorkerResponse;
import io.github.ibmcontainers.generated.model.GetWorkerResponseHealth;
import io.github.ibmcontainers.generated.model.GetWorkerResponseKubeVersion;
import io.github.ibmcontainers.generated.model.GetWorkerResponseLifecycle;
import io.github.ibmcontainers.generated.model.GetWorkerResponseNetworkInformation;
import io.github.ibmcontainers.generated.model.GetWorkerResponseNetworkInterface;
import io.github.ibmcontainers.generated.model.WorkerFields;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.internal.wait.Probe;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A worker node. Version 1 returns a single state; version 2 returns the operation in progress and
 * the health. This class provides both for either version. A view of the generated object, which is
 * read when a method is called; immutable as long as {@link #raw()} isn't changed.
 */
public final class Worker {
  private final Model raw;
  private final WorkerFields fields;
  private final @Nullable String version;
  private final @Nullable String target;

  private <T extends Model & WorkerFields> Worker(
      T raw, @Nullable String version, @Nullable String target) {
    this.raw = raw;
    this.fields = raw;
    this.version = version;
    this.target = target;
  }

  /** Returns the view of a generated object. */
  public static Worker of(GetWorkerResponse it) {
    GetWorkerResponseKubeVersion version = it.getKubeVersion();
    return new Worker(
        it,
        Values.first(Values.of(version, GetWorkerResponseKubeVersion::getActual), it.getVersion()),
        Values.first(
            Values.of(version, GetWorkerResponseKubeVersion::getTarget), it.getTargetVersion()));
  }

  /** Returns the view of a generated object. */
  public static Worker of(io.github.ibmcontainers.generated.model.Worker it) {
    GetWorkerResponseKubeVersion version = it.getVersions();
    return new Worker(
        it,
        Values.first(
            it.getKubeVersion(), Values.of(version, GetWorkerResponseKubeVersion::getActual)),
        Values.first(
            it.getTargetVersion(), Values.of(version, GetWorkerResponseKubeVersion::getTarget)));
  }

  /** Returns the id. */
  public String id() {
    return Values.orEmpty(fields.getId());
  }

  /** Returns the name of the worker pool. */
  public Optional<String> pool() {
    return Values.text(fields.getPoolName());
  }

  /** Returns the id of the worker pool. */
  public Optional<String> poolId() {
    return Values.text(fields.getPoolID(), fields.getPoolid());
  }

  /** Returns the zone. */
  public Optional<String> zone() {
    return Values.text(fields.getLocation());
  }

  /** Returns the flavor, also called machine type. */
  public Optional<String> flavor() {
    return Values.text(fields.getFlavor(), fields.getMachineType());
  }

  /** Returns the operation in progress, or {@code deployed} if there is none. */
  public WorkerState state() {
    String state = Values.first(lifecycle(GetWorkerResponseLifecycle::getActualState));
    if (state == null) {
      return healthOfV1().isKnown() ? WorkerState.DEPLOYED : WorkerState.of(fields.getState());
    }
    return WorkerState.of(state);
  }

  /** Returns the desired state. Version 1 doesn't return it. */
  public Optional<WorkerState> desired() {
    return Values.text(lifecycle(GetWorkerResponseLifecycle::getDesiredState)).map(WorkerState::of);
  }

  /** Returns the health. */
  public WorkerHealth health() {
    String health = Values.first(Values.of(fields.getHealth(), GetWorkerResponseHealth::getState));
    WorkerHealth v1 = healthOfV1();
    return health == null && v1.isKnown() ? v1 : WorkerHealth.of(health);
  }

  /**
   * Returns the health from the single state of version 1. A state that is a health means that no
   * operation is in progress.
   */
  private WorkerHealth healthOfV1() {
    return WorkerHealth.of(fields.getState());
  }

  /** Returns a human-readable description of the state, such as {@code Ready}. */
  public Optional<String> status() {
    return Values.text(
        Values.of(fields.getHealth(), GetWorkerResponseHealth::getMessage),
        lifecycle(GetWorkerResponseLifecycle::getMessage),
        fields.getStatus());
  }

  /** Returns the details of a failure. */
  public Optional<String> details() {
    return Values.text(
        lifecycle(GetWorkerResponseLifecycle::getMessageDetails),
        fields.getStatusDetails(),
        fields.getErrorMessage());
  }

  /** Returns the version that the worker node runs. */
  public Optional<Version> version() {
    return Version.parse(version);
  }

  /** Returns the version to which the worker node can be updated. */
  public Optional<Version> target() {
    return Version.parse(target);
  }

  /** Returns the private IP address. */
  public Optional<String> privateAddress() {
    return Values.text(
            network(GetWorkerResponseNetworkInformation::getPrivateIP), fields.getPrivateIP())
        .or(this::primaryAddress);
  }

  /** Returns the public IP address. Only classic worker nodes on a public VLAN have one. */
  public Optional<String> publicAddress() {
    return Values.text(
        network(GetWorkerResponseNetworkInformation::getPublicIP), fields.getPublicIP());
  }

  /** Returns the network interfaces. Only worker nodes of VPC clusters have them. */
  public List<NetworkInterface> interfaces() {
    return Values.list(fields.getNetworkInterfaces(), NetworkInterface::of);
  }

  /** Returns the pending operation. */
  public Optional<String> pendingOperation() {
    return Values.text(
        lifecycle(GetWorkerResponseLifecycle::getPendingOperation), fields.getPendingOperation());
  }

  /** Returns why the worker node is being deleted. */
  public Optional<String> reasonForDelete() {
    return Values.text(
        lifecycle(GetWorkerResponseLifecycle::getReasonForDelete), fields.getReasonForDelete());
  }

  /** Returns the generated object: {@code GetWorkerResponse}, or {@code Worker} for version 1. */
  public Model raw() {
    return raw;
  }

  /**
   * Returns whether the worker node is ready: deployed, healthy, and without a pending operation.
   */
  public boolean isReady() {
    WorkerState state = state();
    return (state.equals(WorkerState.DEPLOYED) || state.equals(WorkerState.NORMAL))
        && health().equals(WorkerHealth.NORMAL)
        && pendingOperation().isEmpty()
        && !isLeaving();
  }

  /** Returns whether the worker node is deleted or being deleted. */
  boolean isLeaving() {
    return Probe.isDeletion(state()) || desired().filter(WorkerState.DELETED::equals).isPresent();
  }

  /** Returns the time of the last state change. */
  Optional<OffsetDateTime> stateChanged() {
    String text =
        raw instanceof io.github.ibmcontainers.generated.model.Worker v1
            ? v1.getStatusDate()
            : lifecycle(GetWorkerResponseLifecycle::getMessageDate);
    return Timestamp.of(text).flatMap(Timestamp::time);
  }

  /** Returns whether the worker node is in the pool with the given id or name. */
  boolean isIn(String idOrName) {
    return pool().filter(idOrName::equals).isPresent()
        || poolId().filter(idOrName::equals).isPresent();
  }

  private @Nullable String lifecycle(Function<GetWorkerResponseLifecycle, @Nullable String> field) {
    return Values.of(fields.getLifecycle(), field);
  }

  private @Nullable String network(
      Function<GetWorkerResponseNetworkInformation, @Nullable String> field) {
    return Values.of(fields.getNetworkInformation(), field);
  }

  private Optional<String> primaryAddress() {
    List<NetworkInterface> all = interfaces();
    return all.stream()
        .filter(one -> one.primary() || all.size() == 1)
        .map(NetworkInterface::address)
        .findFirst();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Worker that && that.raw.equals(raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /** Returns the id, pool, zone, state and health, for logs. */
  @Override
  public String toString() {
    return "%s (%s, %s, %s, %s)"
        .formatted(
            id(),
            pool().orElse("no pool"),
            zone().orElse("no zone"),
            state(),
            status().orElse(health().text()));
  }

  /**
   * A network interface of a VPC worker node.
   *
   * @param subnetId the id of the subnet
   * @param address the IP address
   * @param cidr the address range of the subnet
   * @param primary whether this is the primary interface
   */
  public record NetworkInterface(String subnetId, String address, String cidr, boolean primary) {
    static NetworkInterface of(GetWorkerResponseNetworkInterface it) {
      return new NetworkInterface(
          Values.orEmpty(it.getSubnetID()),
          Values.orEmpty(it.getIpAddress()),
          Values.orEmpty(it.getCidr()),
          Values.yes(it.getPrimary()));
    }
  }
}
