package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetWorkerPoolResponse;
import io.github.ibmcontainers.generated.model.GetWorkerPoolResponseLifecycle;
import io.github.ibmcontainers.generated.model.WorkerPoolResponse;
import io.github.ibmcontainers.generated.model.WorkerPoolZoneResponse;
import io.github.ibmcontainers.generated.model.WorkerPoolZoneSubnet;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pool of workers of one flavor. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param name its name
 * @param flavor the flavor of its workers
 * @param workersPerZone how many workers it is to have in each zone
 * @param state its state
 * @param desired what state it is to be in; v1 does not tell
 * @param isolation whether machines are shared or dedicated
 * @param operatingSystem the operating system of its workers
 * @param balanced whether all zones have as many workers as they should
 * @param autoscaled whether the cluster autoscaler sets its size
 * @param labels labels of its workers
 * @param taints taints of its workers, {@code key -> value:effect}; v1 does not tell
 * @param zones its zones
 * @param vpc the id of its VPC
 * @param raw the generated object: {@code GetWorkerPoolResponse}, or v1's {@code
 *     WorkerPoolResponse}
 */
public record WorkerPool(
    String id,
    String name,
    Optional<String> flavor,
    int workersPerZone,
    WorkerPoolState state,
    Optional<WorkerPoolState> desired,
    Optional<String> isolation,
    Optional<String> operatingSystem,
    boolean balanced,
    boolean autoscaled,
    Map<String, String> labels,
    Map<String, String> taints,
    List<PoolZone> zones,
    Optional<String> vpc,
    Model raw) {

  /** Returns the view of a generated object. */
  public static WorkerPool of(GetWorkerPoolResponse it) {
    GetWorkerPoolResponseLifecycle lifecycle = it.getLifecycle();
    return new WorkerPool(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getPoolName()),
        Values.text(it.getFlavor()),
        Values.count(it.getWorkerCount()),
        WorkerPoolState.of(Values.of(lifecycle, GetWorkerPoolResponseLifecycle::getActualState)),
        Values.text(Values.of(lifecycle, GetWorkerPoolResponseLifecycle::getDesiredState))
            .map(WorkerPoolState::of),
        Values.text(it.getIsolation()),
        Values.text(it.getOperatingSystem()),
        Values.yes(it.getIsBalanced()),
        Values.yes(it.getAutoscaleEnabled()),
        Values.labels(it.getLabels()),
        Values.labels(it.getTaints()),
        Values.list(it.getZones(), PoolZone::of),
        Values.text(it.getVpcID()),
        it);
  }

  /** Returns the view of a generated object. */
  public static WorkerPool of(WorkerPoolResponse it) {
    return new WorkerPool(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        Values.text(it.getMachineType()),
        Values.count(it.getSizePerZone()),
        WorkerPoolState.of(it.getState()),
        Optional.empty(),
        Values.text(it.getIsolation()),
        Values.text(it.getOperatingSystem()),
        Values.yes(it.getIsBalanced()),
        Values.yes(it.getAutoscaleEnabled()),
        Values.labels(it.getLabels()),
        Map.of(),
        Values.list(it.getZones(), PoolZone::of),
        Optional.empty(),
        it);
  }

  /** How many workers it is to have in all its zones together. */
  public int desiredWorkers() {
    return workersPerZone * zones.size();
  }

  /** For a line of a log: name, id, flavor, size, zones. */
  @Override
  public String toString() {
    return name
        + " ("
        + id
        + ", "
        + flavor.orElse("no flavor")
        + ", "
        + workersPerZone
        + " in each of "
        + zones.stream().map(PoolZone::id).toList()
        + ", "
        + state
        + ")";
  }

  /**
   * A zone of a pool.
   *
   * @param id the zone
   * @param workers how many workers are there
   * @param privateVlan the private VLAN; only of classic pools
   * @param publicVlan the public VLAN; only of classic pools
   * @param subnets ids of the subnets; only of VPC pools
   * @param messages what the service has to say
   */
  public record PoolZone(
      String id,
      int workers,
      Optional<String> privateVlan,
      Optional<String> publicVlan,
      List<String> subnets,
      List<String> messages) {
    static PoolZone of(WorkerPoolZoneResponse it) {
      return new PoolZone(
          Values.orEmpty(it.getId()),
          Values.count(it.getWorkerCount()),
          Values.text(it.getPrivateVlan()),
          Values.text(it.getPublicVlan()),
          Values.list(it.getSubnets(), WorkerPoolZoneSubnet::getId).stream()
              .flatMap(id -> Values.text(id).stream())
              .toList(),
          Values.texts(it.getMessages()));
    }
  }
}
