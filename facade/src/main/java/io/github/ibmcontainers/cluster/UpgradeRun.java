package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.ingress.IngressReport;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.worker.RollingReplacement;
import io.github.ibmcontainers.cluster.worker.RollingReplacementException;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of an upgrade. */
final class UpgradeRun {
  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(15), Duration.ofMinutes(1));
  private static final int ORDERS = 5;

  private final Upgrade request;
  private final ClusterContext context;
  private final Clusters clusters;
  private final TimeSource time;
  private final long start;
  private final List<UpgradeStep> done = new ArrayList<>();
  private final List<RollingReport> workers = new ArrayList<>();

  UpgradeRun(Upgrade request, ClusterContext context) {
    this.request = request;
    this.context = context.with(context.options().cancelledBy(request.cancellation));
    this.clusters = new Clusters(this.context);
    this.time = context.time();
    this.start = time.nanoTime();
  }

  UpgradeReport run() {
    Cluster before = settled();
    UpgradePlan plan = request.plan(before);
    if (!plan.isPossible()) {
      throw new UpgradeException(plan + "\n(Nothing was changed.)", report(plan), null);
    }
    for (UpgradeStep step : plan.steps()) {
      try {
        perform(plan, step);
      } catch (WaitCanceledException
          | CallCanceledException
          | RollingReplacementException.Canceled e) {
        workersOf(e);
        throw new UpgradeException.Canceled(stopped(plan, step, e), report(plan), e);
      } catch (ContainersException | IllegalArgumentException e) {
        workersOf(e);
        throw new UpgradeException(stopped(plan, step, e), report(plan), e);
      }
    }
    if (plan.isDone() && before.provider() == Provider.CLASSIC) {
      request.releaseLeftovers();
    }
    Optional<IngressReport> ingress =
        ifAvailable(() -> new Ingress(context).status(request.cluster));
    List<AddOn> addOns = ifAvailable(() -> clusters.addOns(request.cluster)).orElse(List.of());
    return new UpgradeReport(plan, done, workers, ingress, addOns, elapsed());
  }

  /** Waits until an update of the master that is in progress has ended. */
  private Cluster settled() {
    Cluster now = clusters.get(request.cluster);
    return now.master().state().equals(MasterState.UPDATING) && now.version().isPresent()
        ? clusters.awaitVersion(request.cluster, now.version().get(), request.masterWait())
        : now;
  }

  private void workersOf(RuntimeException e) {
    if (e instanceof RollingReplacementException stopped) {
      workers.add(stopped.report());
    }
  }

  private String stopped(UpgradePlan plan, UpgradeStep step, RuntimeException e) {
    return "The upgrade of cluster %s to %s stopped at step %s of %s (%s): %s"
        .formatted(
            plan.cluster(),
            plan.to().number(),
            done.size() + 1,
            plan.steps().size(),
            step,
            e.getMessage());
  }

  private void perform(UpgradePlan plan, UpgradeStep step) {
    if (request.cancellation.isCancelled()) {
      throw new CallCanceledException("The upgrade was canceled", null);
    }
    if (step instanceof UpgradeStep.Master master) {
      updateMaster(plan, master.version());
    } else if (step instanceof UpgradeStep.Pool pool) {
      RollingReport report = rolling(pool).run();
      workers.add(report);
      boolean last = plan.legs().indexOf(step.version()) == plan.legs().size() - 1;
      if (!report.isComplete() && !last) {
        throw new UpgradeException(
            "worker nodes failed, and the master must not get further ahead of them: " + report,
            report(plan),
            null);
      }
    }
    done.add(step);
  }

  private RollingReplacement rolling(UpgradeStep.Pool step) {
    RollingReplacement rolling = request.rolling(step);
    rolling.listener(event -> request.listener.onEvent(event.withElapsed(elapsed())));
    if (step.pool().isEmpty()) {
      new Workers(context)
          .list(request.cluster).stream()
              .filter(worker -> worker.pool().isEmpty())
              .map(Worker::id)
              .forEach(rolling::worker);
    }
    return rolling;
  }

  private void updateMaster(UpgradePlan plan, Version version) {
    order(version);
    event(plan, MaintenanceStep.MASTER_UPDATING, version);
    clusters.awaitVersion(request.cluster, version, request.masterWait());
    event(plan, MaintenanceStep.MASTER_UPDATED, version);
  }

  /** An order whose answer is lost is repeated only if the service doesn't show its effect. */
  private void order(Version version) {
    for (int attempt = 1; ; attempt++) {
      try {
        clusters.updateMaster(request.cluster, version, false);
        return;
      } catch (ConflictException e) {
        // The master runs this version, or is being updated; the wait decides.
        return;
      } catch (ContainersException e) {
        if (!e.isTransient() || attempt >= ORDERS) {
          throw e;
        }
        Pauses.sleep(
            time,
            BACKOFF.pause(attempt),
            request.cancellation::isCancelled,
            "updating the master of " + request.cluster);
        if (isTaken(version)) {
          return;
        }
      }
    }
  }

  private boolean isTaken(Version version) {
    try {
      Cluster now = clusters.get(request.cluster);
      return now.master().state().equals(MasterState.UPDATING)
          || now.version().filter(it -> it.isAtLeast(version)).isPresent();
    } catch (ContainersException e) {
      if (!e.isTransient()) {
        throw e;
      }
      return false;
    }
  }

  private void event(UpgradePlan plan, MaintenanceStep step, Version version) {
    int legs = plan.legs().size();
    int before = plan.legs().indexOf(version);
    request.listener.onEvent(
        new MaintenanceEvent(
            request.cluster,
            "master",
            step,
            version.number(),
            step == MaintenanceStep.MASTER_UPDATED ? before + 1 : before,
            legs,
            elapsed()));
  }

  /** The upgrade is done; a status that the service can't give now is no failure of it. */
  private static <T> Optional<T> ifAvailable(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (ContainersException e) {
      return Optional.empty();
    }
  }

  private UpgradeReport report(UpgradePlan plan) {
    return new UpgradeReport(plan, done, workers, Optional.empty(), List.of(), elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }
}
