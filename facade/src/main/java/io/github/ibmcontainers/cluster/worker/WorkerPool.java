package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetWorkerPoolResponseLifecycle;
import io.github.ibmcontainers.generated.model.WorkerPoolFields;
import io.github.ibmcontainers.generated.model.WorkerPoolZoneResponse;
import io.github.ibmcontainers.generated.model.WorkerPoolZoneSubnet;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pool of worker nodes with the same flavor. A view of the generated object, which is read when a
 * method is called; immutable as long as {@link #raw()} isn't changed.
 */
public final class WorkerPool {
  private final Model raw;
  private final WorkerPoolFields fields;

  private <T extends Model & WorkerPoolFields> WorkerPool(T raw) {
    this.raw = raw;
    this.fields = raw;
  }

  /**
   * Returns the view of a generated object.
   *
   * @param pool {@code GetWorkerPoolResponse}, or {@code WorkerPoolResponse} for version 1
   */
  public static <T extends Model & WorkerPoolFields> WorkerPool of(T pool) {
    return new WorkerPool(pool);
  }

  /** Returns the id. */
  public String id() {
    return Values.orEmpty(fields.getId());
  }

  /** Returns the name. */
  public String name() {
    return Values.text(fields.getPoolName(), fields.getName()).orElse("");
  }

  /** Returns the flavor of the worker nodes. */
  public Optional<String> flavor() {
    return Values.text(fields.getFlavor(), fields.getMachineType());
  }

  /** Returns the desired number of worker nodes in each zone. */
  public long workersPerZone() {
    Long count = fields.getWorkerCount();
    return Values.count(count == null ? fields.getSizePerZone() : count);
  }

  /** Returns the state. */
  public WorkerPoolState state() {
    return WorkerPoolState.of(
        Values.first(
            Values.of(fields.getLifecycle(), GetWorkerPoolResponseLifecycle::getActualState),
            fields.getState()));
  }

  /** Returns the desired state. Version 1 doesn't return it. */
  public Optional<WorkerPoolState> desired() {
    return Values.text(
            Values.of(fields.getLifecycle(), GetWorkerPoolResponseLifecycle::getDesiredState))
        .map(WorkerPoolState::of);
  }

  /** Returns whether the hardware is shared or dedicated. */
  public Optional<String> isolation() {
    return Values.text(fields.getIsolation());
  }

  /** Returns the operating system of the worker nodes. */
  public Optional<String> operatingSystem() {
    return Values.text(fields.getOperatingSystem());
  }

  /** Returns whether all zones have the desired number of worker nodes. */
  public boolean balanced() {
    return Values.yes(fields.getIsBalanced());
  }

  /** Returns whether the cluster autoscaler sets the size. */
  public boolean autoscaled() {
    return Values.yes(fields.getAutoscaleEnabled());
  }

  /** Returns the labels of the worker nodes. */
  public Map<String, String> labels() {
    return Values.labels(fields.getLabels());
  }

  /**
   * Returns the taints of the worker nodes as {@code key -> value:effect}. Version 1 doesn't return
   * them.
   */
  public Map<String, String> taints() {
    return Values.labels(fields.getTaints());
  }

  /** Returns the zones. */
  public List<PoolZone> zones() {
    return Values.list(fields.getZones(), PoolZone::of);
  }

  /** Returns the id of the VPC. */
  public Optional<String> vpc() {
    return Values.text(fields.getVpcID());
  }

  /**
   * Returns the generated object: {@code GetWorkerPoolResponse}, or v1's {@code
   * WorkerPoolResponse}.
   */
  public Model raw() {
    return raw;
  }

  /** Returns the desired number of worker nodes in all zones. */
  public long desiredWorkers() {
    return workersPerZone() * zones().size();
  }

  /** Returns whether the pool is deleted or being deleted. */
  boolean isLeaving() {
    return Probe.isDeletion(state())
        || desired().filter(WorkerPoolState.DELETED::equals).isPresent();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkerPool that && that.raw.equals(raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /** Returns the name, id, flavor, size and zones, for logs. */
  @Override
  public String toString() {
    return "%s (%s, %s, %s in each of %s, %s)"
        .formatted(
            name(),
            id(),
            flavor().orElse("no flavor"),
            workersPerZone(),
            zones().stream().map(PoolZone::id).toList(),
            state());
  }

  /**
   * A zone of a worker pool.
   *
   * @param id the zone
   * @param workers the number of worker nodes in the zone
   * @param privateVlan the private VLAN; only of classic pools
   * @param publicVlan the public VLAN; only of classic pools
   * @param subnets ids of the subnets; only of VPC pools
   * @param messages messages of the service
   */
  public record PoolZone(
      String id,
      long workers,
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
          Values.list(it.getMessages()));
    }
  }
}
