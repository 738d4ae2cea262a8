package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceListener;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.RollingReplacement;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Upgrades a cluster to a version: the master first, then the worker nodes, pool by pool and a few
 * at a time; over several minor versions one after the other. What already runs the version is
 * skipped, so that an upgrade that was stopped is continued by running it again. A mutable builder,
 * not thread-safe; {@link #cancellation} may be canceled from another thread.
 *
 * <pre>{@code
 * Upgrade upgrade =
 *     client.clusters().upgrade("mycluster", Version.of("1.32"))
 *         .workers(rolling -> rolling.maxUnavailablePercent(20).perZone());
 * System.out.println(upgrade.plan());
 * upgrade.run();
 * }</pre>
 */
public final class Upgrade {
  private final ClusterContext context;
  final String cluster;
  final Version version;
  private UnaryOperator<RollingReplacement> rolling = UnaryOperator.identity();
  boolean masterOnly;
  boolean anyAddOn;
  private Duration masterLimit = Duration.ofHours(2);
  MaintenanceListener listener = event -> {};
  Cancellation cancellation = new Cancellation();

  Upgrade(ClusterContext context, String cluster, Version version) {
    this.context = context;
    this.cluster = cluster;
    this.version = version;
  }

  /**
   * Sets how worker nodes are replaced, such as how many at a time: {@code rolling ->
   * rolling.maxUnavailable(3)}. Called for each pool; the upgrade itself sets pool, version,
   * listener, and cancellation.
   */
  public Upgrade workers(UnaryOperator<RollingReplacement> options) {
    this.rolling = Objects.requireNonNull(options, "options");
    return this;
  }

  /** Updates the master only. Worker nodes stay at their version. */
  public Upgrade masterOnly() {
    this.masterOnly = true;
    return this;
  }

  /** Upgrades although add-ons don't support the version by the service's word. */
  public Upgrade allowIncompatibleAddOns() {
    this.anyAddOn = true;
    return this;
  }

  /**
   * Sets how long an update of the master may take. The default is 2 hours.
   *
   * @throws IllegalArgumentException if it isn't positive
   */
  public Upgrade masterLimit(Duration limit) {
    this.masterLimit = Check.positive("time limit of a master update", limit);
    return this;
  }

  /** Sets the listener, which is called for each step in the thread that runs. */
  public Upgrade listener(MaintenanceListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /**
   * Sets the cancellation, which stops the upgrade from another thread. The service completes an
   * update of the master that was ordered.
   */
  public Upgrade cancellation(Cancellation value) {
    this.cancellation = Objects.requireNonNull(value, "cancellation");
    return this;
  }

  /**
   * Returns what {@link #run} would do, and what is in its way: versions that aren't offered,
   * add-ons that don't support the version. Changes nothing.
   *
   * @throws ContainersException if a request fails
   */
  public UpgradePlan plan() {
    return plan(new Clusters(context).get(cluster));
  }

  UpgradePlan plan(Cluster now) {
    UpgradePlan plan =
        new UpgradePlanner(
                this,
                now,
                new Locations(context).versions(versionOf(now).platform()),
                masterOnly ? List.of() : new Workers(context).list(cluster),
                new Clusters(context).addOns(cluster))
            .plan();
    return plan.steps().stream()
        .flatMap(step -> step instanceof UpgradeStep.Pool pool ? Stream.of(pool) : Stream.of())
        .findFirst()
        .flatMap(this::refusal)
        .map(plan::blockedBy)
        .orElse(plan);
  }

  /** Returns why the worker nodes can't be replaced. */
  private Optional<String> refusal(UpgradeStep.Pool step) {
    try {
      rolling(step).validate();
      return Optional.empty();
    } catch (OperationNotSupportedException | IllegalArgumentException e) {
      return Optional.of(e.getMessage() + "; masterOnly() leaves the worker nodes as they are");
    }
  }

  /**
   * Upgrades the cluster, and returns when everything runs the version. An update of the master
   * that is in progress is waited for.
   *
   * @return what was done, with the status of Ingress and add-ons afterwards
   * @throws UpgradeException if the upgrade isn't possible, in which case nothing was changed, or
   *     if it stops before it is done; {@link UpgradeException.Canceled} if it is canceled
   * @throws ContainersException if the first requests fail; nothing was changed
   */
  public UpgradeReport run() {
    return new UpgradeRun(this, context).run();
  }

  static Version versionOf(Cluster now) {
    return now.version().orElseThrow(() -> new IllegalStateException("no version: " + now));
  }

  RollingReplacement rolling(UpgradeStep.Pool step) {
    RollingReplacement replacement = rolling(step.version());
    return step.pool().isEmpty() ? replacement : replacement.pool(step.pool());
  }

  private RollingReplacement rolling(Version to) {
    return rolling
        .apply(new Workers(context).rolling(cluster))
        .version(to)
        .cancellation(cancellation);
  }

  /** Frees the nodes that an earlier run has left unschedulable, since it was killed. */
  void releaseLeftovers() {
    if (!masterOnly) {
      RollingReport unused = rolling(version).run();
    }
  }

  WaitOptions masterWait() {
    return WaitOptions.builder(masterLimit).cancellation(cancellation).build();
  }
}
