package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.LOCATION;
import static io.github.ibmcontainers.internal.check.Argument.POOL;
import static io.github.ibmcontainers.internal.check.Argument.WORKER;

import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceListener;
import io.github.ibmcontainers.cluster.maintenance.NodeMaintenance;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Updates or replaces the worker nodes of a cluster without an outage: takes a few at a time out of
 * service, requests their update or replacement, and waits until each worker node or its successor
 * is ready at the wanted version.
 *
 * <p>Each node is marked as unschedulable and drained by evictions, which respect disruption
 * budgets. Worker nodes that already run the wanted version are skipped, so a stopped run can be
 * continued by running it again. A mutable builder, not thread-safe; {@link #cancellation} may be
 * canceled from another thread.
 *
 * <pre>{@code
 * RollingReport report =
 *     client.workers().rolling("mycluster").pool("default").maxUnavailable(2).run();
 * }</pre>
 */
public final class RollingReplacement {
  private final ClusterContext context;
  final String cluster;
  final Set<String> pools = new LinkedHashSet<>();
  final Set<String> workers = new LinkedHashSet<>();
  MaxUnavailable maxUnavailable = new MaxUnavailable(1, false);
  private boolean perZone;
  RollingMethod method = RollingMethod.AUTOMATIC;
  private @Nullable Version version;
  private @Nullable String spareHosts;
  boolean draining = true;
  private DrainOptions drainOptions = DrainOptions.standard();
  private @Nullable NodeMaintenance nodes;
  Duration replacementLimit = Duration.ofMinutes(90);
  int toleratedFailures;
  MaintenanceListener listener = event -> {};
  Cancellation cancellation = new Cancellation();

  RollingReplacement(ClusterContext context, String cluster) {
    this.context = context;
    this.cluster = cluster;
  }

  /**
   * Limits the replacement to a worker pool. Call it several times for several pools. By default
   * the worker nodes of all pools are replaced.
   *
   * @param idOrName the pool's id or name
   */
  public RollingReplacement pool(String idOrName) {
    pools.add(POOL.of(idOrName));
    return this;
  }

  /** Limits the replacement to a worker node. Call it several times for several worker nodes. */
  public RollingReplacement worker(String id) {
    workers.add(WORKER.of(id));
    return this;
  }

  /**
   * Sets how many worker nodes may be unavailable at the same time, including worker nodes that
   * aren't ready for other reasons. The default is 1.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public RollingReplacement maxUnavailable(int count) {
    this.maxUnavailable = new MaxUnavailable(count, false);
    return this;
  }

  /**
   * Sets the percentage of worker nodes that may be unavailable at the same time. It is rounded
   * down, but is at least one worker node.
   *
   * @throws IllegalArgumentException if it is less than 1 or more than 100
   */
  public RollingReplacement maxUnavailablePercent(int percent) {
    this.maxUnavailable = new MaxUnavailable(percent, true);
    return this;
  }

  /** Applies the maximum to each zone separately instead of to all worker nodes together. */
  public RollingReplacement perZone() {
    this.perZone = true;
    return this;
  }

  /** Sets how the version of worker nodes is changed. */
  public RollingReplacement method(RollingMethod value) {
    this.method = Objects.requireNonNull(value, "method");
    return this;
  }

  /**
   * Sets the wanted version: worker nodes that run at least this version are skipped. The default
   * is the version that the service offers for each worker node, which is the latest patch of the
   * master's version.
   */
  public RollingReplacement version(Version value) {
    this.version = Objects.requireNonNull(value, "version");
    return this;
  }

  /**
   * Sets the Satellite location whose unassigned hosts replace worker nodes. For each worker node,
   * a host is assigned to the same pool and zone, and the worker node is removed; its host can then
   * be reloaded and attached again. Worker nodes of Satellite clusters can't be replaced in another
   * way. Ignored for other clusters.
   *
   * @param location the location's id or name
   */
  public RollingReplacement spareHosts(String location) {
    this.spareHosts = LOCATION.of(location);
    return this;
  }

  /** Sets how nodes are drained: time limit per node, and which pods may be evicted. */
  public RollingReplacement drain(DrainOptions options) {
    this.drainOptions = Objects.requireNonNull(options, "options");
    this.draining = true;
    return this;
  }

  /**
   * Doesn't drain the nodes, for callers without access to the Kubernetes API of the cluster. Pods
   * are then terminated with their node, regardless of disruption budgets.
   */
  public RollingReplacement withoutDraining() {
    this.draining = false;
    return this;
  }

  /**
   * Sets the access to the Kubernetes API of the cluster, such as {@code
   * ClusterNodes.of(client.kubernetes(cluster, options))}; the caller closes it. By default the
   * client connects with the caller's roles.
   */
  public RollingReplacement nodes(NodeMaintenance access) {
    this.nodes = Objects.requireNonNull(access, "access");
    return this;
  }

  /**
   * Sets the time limit for a worker node, from the request until it is ready at the wanted
   * version. The default is 90 minutes.
   *
   * @throws IllegalArgumentException if it isn't positive
   */
  public RollingReplacement replacementLimit(Duration limit) {
    this.replacementLimit = Check.positive("time limit of a replacement", limit);
    return this;
  }

  /**
   * Sets how many failed worker nodes are tolerated. The default is 0: the first failure stops the
   * run.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public RollingReplacement toleratedFailures(int count) {
    Check.that(count >= 0, "toleratedFailures must be 0 or more, not %s", count);
    this.toleratedFailures = count;
    return this;
  }

  /** Sets the listener, which is called for each step in the thread of the run. */
  public RollingReplacement listener(MaintenanceListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** Sets the cancellation, which stops the run from another thread. */
  public RollingReplacement cancellation(Cancellation value) {
    this.cancellation = Objects.requireNonNull(value, "cancellation");
    return this;
  }

  /**
   * Checks the pools, and that the cluster's provider supports the method. Changes nothing.
   *
   * @throws IllegalArgumentException if the cluster has no such pool
   * @throws OperationNotSupportedException if the cluster's provider doesn't support the method
   */
  public void validate() {
    RollingTarget.of(this);
  }

  /**
   * Returns the worker nodes that {@link #run} would update or replace, in order. Changes nothing.
   *
   * @throws IllegalArgumentException if the cluster has no such pool or worker node, or can't have
   *     the wanted version
   * @throws OperationNotSupportedException if the cluster's provider doesn't support the method
   */
  public List<Worker> plan() {
    return new RollingRun(this).plan();
  }

  /**
   * Updates or replaces the worker nodes that don't run the wanted version, and returns when all
   * are done.
   *
   * @return the report, including tolerated failures
   * @throws IllegalArgumentException if the cluster has no such pool or worker node, or can't have
   *     the wanted version; nothing was changed
   * @throws OperationNotSupportedException if the cluster's provider doesn't support the method;
   *     nothing was changed
   * @throws RollingReplacementException if it stops before all are done, {@link
   *     RollingReplacementException.Canceled} if it is canceled
   * @throws io.github.ibmcontainers.error.ContainersException if the first requests fail; nothing
   *     was changed
   */
  public RollingReport run() {
    return new RollingRun(this).run();
  }

  /** Returns the cancelable context of all requests except those that uncordon nodes. */
  ClusterContext context() {
    return context.with(context.options().cancelledBy(cancellation));
  }

  /** Returns the group of worker nodes that the maximum applies to. */
  String group(Worker worker) {
    return perZone ? worker.zone().orElse("") : "";
  }

  Optional<Version> version() {
    return Optional.ofNullable(version);
  }

  Optional<String> spareHosts() {
    return Optional.ofNullable(spareHosts);
  }

  DrainOptions drainOptions() {
    return drainOptions.resumingEarlierDrain().cancelledBy(cancellation);
  }

  Optional<NodeMaintenance> nodes() {
    return Optional.ofNullable(nodes);
  }
}
