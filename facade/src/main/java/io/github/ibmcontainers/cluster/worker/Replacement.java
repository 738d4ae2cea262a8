package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainState;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.time.Durations;
import io.github.ibmcontainers.internal.wait.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The replacement or update of one worker node. Not thread-safe. */
final class Replacement {
  /** The time until a request with an unknown outcome is repeated. */
  private static final Duration REPEAT_DELAY = Duration.ofSeconds(30);

  /** The next step. */
  private enum Phase {
    DRAIN,
    ORDER,
    WAIT,
    DONE
  }

  private final Worker worker;
  private final Optional<Version> wanted;
  private final RollingTarget target;
  private final @Nullable Drain drain;
  private final TimeSource time;
  private final Duration limit;
  private final BiConsumer<MaintenanceStep, String> events;
  private Phase phase;
  private long phaseStart;
  private long nextOrder;
  private boolean inDoubt;
  private String obstacle = "";
  private @Nullable Worker successor;

  Replacement(
      Worker worker,
      RollingTarget target,
      @Nullable Drain drain,
      TimeSource time,
      Duration limit,
      BiConsumer<MaintenanceStep, String> events) {
    this.worker = worker;
    this.wanted = target.wanted(worker);
    this.target = target;
    this.drain = drain;
    this.time = time;
    this.limit = limit;
    this.events = events;
    this.phase = drain == null ? Phase.ORDER : Phase.DRAIN;
    this.phaseStart = time.nanoTime();
    this.nextOrder = phaseStart;
  }

  Worker worker() {
    return worker;
  }

  Optional<Worker> successor() {
    return Optional.ofNullable(successor);
  }

  boolean isDone() {
    return phase == Phase.DONE;
  }

  /** Returns whether the service has accepted the request, or may have. */
  boolean isOrdered() {
    return phase == Phase.WAIT || phase == Phase.DONE || inDoubt;
  }

  /** Returns whether this replacement has left the node unschedulable. */
  boolean isCordoned() {
    return drain != null && drain.isCordoned();
  }

  void uncordon() {
    if (drain != null && drain.isCordoned()) {
      drain.uncordon();
      events.accept(MaintenanceStep.UNCORDONED, "");
    }
  }

  /**
   * Performs the next step, draining or requesting, without waiting.
   *
   * @return the reason why the worker node can't reach the wanted version; empty if it can
   * @throws ContainersException if a request is rejected
   */
  Optional<String> advance() {
    if (phase == Phase.DRAIN) {
      drain();
    }
    if (phase == Phase.ORDER && time.nanoTime() - nextOrder >= 0) {
      order();
    }
    Duration elapsed = Duration.ofNanos(time.nanoTime() - phaseStart);
    if ((phase == Phase.ORDER || phase == Phase.WAIT) && elapsed.compareTo(limit) >= 0) {
      return Optional.of(
          "not ready%s after %s%s"
              .formatted(
                  wanted.map(version -> " at version " + version.number()).orElse(""),
                  Durations.text(limit),
                  obstacle.isEmpty() ? "" : "; " + obstacle));
    }
    return Optional.empty();
  }

  private void enter(Phase next) {
    phase = next;
    phaseStart = time.nanoTime();
    obstacle = "";
  }

  private void drain() {
    DrainState state = Objects.requireNonNull(drain).advance();
    if (state.isDone()) {
      enter(Phase.ORDER);
    } else if (!state.blockers().isEmpty() && !state.blockers().toString().equals(obstacle)) {
      obstacle = state.blockers().toString();
      events.accept(MaintenanceStep.BLOCKED, state.toString());
    }
  }

  private void order() {
    Delivery delivery = new Delivery();
    try {
      Optional<Worker> now = target.refreshed(worker.id());
      if (now.isEmpty() || isInProgress(now.get())) {
        ordered("already in progress");
      } else if (target.inPlace() && RollingTarget.isCurrent(now.get(), wanted)) {
        ordered("already at the version");
      } else {
        Optional<String> missing = target.order(worker, delivery);
        if (missing.isEmpty()) {
          ordered(target.action());
        } else if (!missing.get().equals(obstacle)) {
          obstacle = missing.get();
          events.accept(MaintenanceStep.BLOCKED, obstacle);
        }
      }
    } catch (NotFoundException | ConflictException e) {
      // The worker node no longer exists, or an operation on it is in progress.
      ordered("already in progress");
      obstacle = String.valueOf(e.getMessage());
    } catch (ContainersException e) {
      if (delivery.isInDoubt()) {
        inDoubt = true;
        nextOrder = time.nanoTime() + REPEAT_DELAY.toNanos();
      }
      if (!e.isTransient()) {
        throw e;
      }
      obstacle = String.valueOf(e.getMessage());
    }
  }

  private boolean isInProgress(Worker now) {
    return now.isLeaving()
        || now.pendingOperation().isPresent()
        || (RollingTarget.isChanging(now) && !RollingTarget.isChanging(worker));
  }

  private void ordered(String detail) {
    enter(Phase.WAIT);
    events.accept(MaintenanceStep.ORDERED, detail);
  }

  /**
   * Searches a list, which may be older than the request, for the worker node or its successor.
   *
   * @param unclaimed whether a worker node can be the successor
   * @return the reason why the worker node can't reach the wanted version; empty if it can
   */
  Optional<String> observe(List<Worker> listed, Predicate<Worker> unclaimed) {
    if (phase != Phase.WAIT) {
      return Optional.empty();
    }
    Optional<Worker> same = WorkerWaits.find(listed, worker.id());
    Optional<Worker> next = target.inPlace() ? same : successor(listed, unclaimed);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Worker seen = next.get();
    successor = seen;
    if (seen.isReady()
        && RollingTarget.isCurrent(seen, wanted)
        && (target.inPlace() || same.isEmpty())) {
      phase = Phase.DONE;
      return Optional.empty();
    }
    obstacle = "last state: " + seen + seen.version().map(it -> ", version " + it).orElse("");
    if (Probe.isFailure(seen.state()) && !(target.inPlace() && Probe.isFailure(worker.state()))) {
      return Optional.of(
          "%s is in state %s%s"
              .formatted(seen.id(), seen.state(), seen.details().map(it -> ": " + it).orElse("")));
    }
    return Optional.empty();
  }

  private Optional<Worker> successor(List<Worker> listed, Predicate<Worker> unclaimed) {
    Worker known = successor;
    if (known != null) {
      return WorkerWaits.find(listed, known.id());
    }
    Optional<Worker> found =
        listed.stream()
            .filter(unclaimed)
            .filter(it -> it.zone().equals(worker.zone()) && it.poolId().equals(worker.poolId()))
            .filter(it -> !it.isLeaving())
            .findFirst();
    found.ifPresent(it -> events.accept(MaintenanceStep.SUCCESSOR, it.id()));
    return found;
  }
}
