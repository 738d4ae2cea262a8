package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetWorkerResponse;
import io.github.ibmcontainers.generated.model.GetWorkerResponseHealth;
import io.github.ibmcontainers.generated.model.GetWorkerResponseKubeVersion;
import io.github.ibmcontainers.generated.model.GetWorkerResponseLifecycle;
import io.github.ibmcontainers.generated.model.GetWorkerResponseNetworkInformation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A worker of a cluster. v1 tells one state, v2 what is done to the worker and how it is; here it
 * is always the two. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param pool the name of its pool
 * @param poolId the id of its pool
 * @param zone its zone
 * @param flavor its flavor, also called machine type
 * @param state what is done to it, {@code deployed} when nothing is
 * @param desired what state it is to be in; v1 does not tell
 * @param health how it is
 * @param status the same in words for a person, such as {@code Ready}
 * @param details what went wrong, if something did
 * @param version the version that it runs
 * @param target the version that it can be updated to
 * @param privateAddress its private IP address
 * @param publicAddress its public IP address, only of classic workers on a public VLAN
 * @param interfaces its network interfaces; only of VPC workers
 * @param pendingOperation what is still to be done to it
 * @param reasonForDelete why it is being deleted
 * @param raw the generated object: {@code GetWorkerResponse}, or v1's {@code Worker}
 */
public record Worker(
    String id,
    Optional<String> pool,
    Optional<String> poolId,
    Optional<String> zone,
    Optional<String> flavor,
    WorkerState state,
    Optional<WorkerState> desired,
    WorkerHealth health,
    Optional<String> status,
    Optional<String> details,
    Optional<Version> version,
    Optional<Version> target,
    Optional<String> privateAddress,
    Optional<String> publicAddress,
    List<NetworkInterface> interfaces,
    Optional<String> pendingOperation,
    Optional<String> reasonForDelete,
    Model raw) {

  /** Returns the view of a generated object. */
  public static Worker of(GetWorkerResponse it) {
    GetWorkerResponseLifecycle lifecycle = it.getLifecycle();
    GetWorkerResponseHealth health = it.getHealth();
    GetWorkerResponseKubeVersion version = it.getKubeVersion();
    GetWorkerResponseNetworkInformation network = it.getNetworkInformation();
    List<NetworkInterface> interfaces =
        Values.list(
            it.getNetworkInterfaces(),
            one ->
                new NetworkInterface(
                    Values.orEmpty(one.getSubnetID()),
                    Values.orEmpty(one.getIpAddress()),
                    Values.orEmpty(one.getCidr()),
                    Values.yes(one.getPrimary())));
    Optional<String> primary =
        interfaces.stream()
            .filter(one -> one.primary() || interfaces.size() == 1)
            .map(NetworkInterface::address)
            .findFirst();
    return new Worker(
        Values.orEmpty(it.getId()),
        Values.text(it.getPoolName()),
        Values.text(it.getPoolID()),
        Values.text(it.getLocation()),
        Values.text(it.getFlavor()),
        WorkerState.of(Values.of(lifecycle, GetWorkerResponseLifecycle::getActualState)),
        Values.text(Values.of(lifecycle, GetWorkerResponseLifecycle::getDesiredState))
            .map(WorkerState::of),
        WorkerHealth.of(Values.of(health, GetWorkerResponseHealth::getState)),
        Values.text(
            Values.of(health, GetWorkerResponseHealth::getMessage),
            Values.of(lifecycle, GetWorkerResponseLifecycle::getMessage)),
        Values.text(Values.of(lifecycle, GetWorkerResponseLifecycle::getMessageDetails)),
        Version.parse(Values.of(version, GetWorkerResponseKubeVersion::getActual)),
        Version.parse(Values.of(version, GetWorkerResponseKubeVersion::getTarget)),
        Values.text(Values.of(network, GetWorkerResponseNetworkInformation::getPrivateIP))
            .or(() -> primary),
        Values.text(Values.of(network, GetWorkerResponseNetworkInformation::getPublicIP)),
        interfaces,
        Values.text(Values.of(lifecycle, GetWorkerResponseLifecycle::getPendingOperation)),
        Values.text(Values.of(lifecycle, GetWorkerResponseLifecycle::getReasonForDelete)),
        it);
  }

  /** Returns the view of a generated object. */
  public static Worker of(io.github.ibmcontainers.generated.model.Worker it) {
    WorkerHealth told = WorkerHealth.of(it.getState());
    // v1 has one word for both: one of health means that nothing is being done to the worker.
    boolean isHealth = told.isKnown();
    return new Worker(
        Values.orEmpty(it.getId()),
        Values.text(it.getPoolName()),
        Values.text(it.getPoolid()),
        Values.text(it.getLocation()),
        Values.text(it.getMachineType()),
        isHealth ? WorkerState.DEPLOYED : WorkerState.of(it.getState()),
        Optional.empty(),
        isHealth ? told : WorkerHealth.of(null),
        Values.text(it.getStatus()),
        Values.text(it.getStatusDetails(), it.getErrorMessage()),
        Version.parse(it.getKubeVersion()),
        Version.parse(it.getTargetVersion()),
        Values.text(it.getPrivateIP()),
        Values.text(it.getPublicIP()),
        List.of(),
        Values.text(it.getPendingOperation()),
        Values.text(it.getReasonForDelete()),
        it);
  }

  /** Whether it does its work: deployed, healthy, and nothing left to be done to it. */
  public boolean isReady() {
    return (state.equals(WorkerState.DEPLOYED) || state.equals(WorkerState.NORMAL))
        && health.equals(WorkerHealth.NORMAL)
        && pendingOperation.isEmpty();
  }

  /** For a line of a log: id, pool, zone, state, health. */
  @Override
  public String toString() {
    return id
        + " ("
        + pool.orElse("no pool")
        + ", "
        + zone.orElse("no zone")
        + ", "
        + state
        + ", "
        + status.orElse(health.text())
        + ")";
  }

  /**
   * A network interface of a VPC worker.
   *
   * @param subnetId the subnet that it is in
   * @param address its IP address
   * @param cidr the subnet's addresses
   * @param primary whether it is the first one
   */
  public record NetworkInterface(String subnetId, String address, String cidr, boolean primary) {}
}
