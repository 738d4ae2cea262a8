package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.maintenance.NodeMaintenance;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a rolling replacement, in a single thread. Each round lists the worker nodes once,
 * advances the replacements in progress, and starts others as far as the maximum allows.
 */
final class RollingRun {
  private static final Backoff ROUNDS =
      Backoff.doubling(Duration.ofMillis(500), Duration.ofSeconds(15));
  private static final int TOLERATED_POLLS = 20;

  private final RollingReplacement request;
  private final RollingTarget target;
  private final TimeSource time;
  private final long start;
  private final Map<String, Replacement> running = new LinkedHashMap<>();
  private final List<Replacement> lost = new ArrayList<>();
  private final List<RollingReport.Done> done = new ArrayList<>();
  private final List<RollingReport.Failure> failed = new ArrayList<>();
  private final List<String> unschedulable = new ArrayList<>();
  private final Set<String> handled = new HashSet<>();
  private final Set<String> claimed = new HashSet<>();
  private final Set<String> initial = new HashSet<>();
  private final Availability availability;
  private final Leftovers leftovers = new Leftovers(this::nodes);
  private List<Worker> outdated = List.of();
  private @Nullable NodeMaintenance connected;
  private long lastChange;
  private int quietRounds;

  RollingRun(RollingReplacement request) {
    this.request = request;
    this.availability = new Availability(request);
    this.time = request.context().time();
    this.start = time.nanoTime();
    this.lastChange = start;
    this.target = RollingTarget.of(request);
  }

  /** The reason why a run stops early. */
  private record Stop(boolean canceled, String reason, @Nullable ContainersException cause) {}

  RollingReport run() {
    plan();
    Stop stop;
    try {
      stop = roll();
    } catch (CallCanceledException e) {
      stop = new Stop(true, "The rolling replacement was canceled", e);
    } finally {
      try {
        release();
      } finally {
        disconnect();
      }
    }
    if (stop == null) {
      return report();
    }
    throw stop.canceled()
        ? new RollingReplacementException.Canceled(stop.reason(), report(), stop.cause())
        : new RollingReplacementException(stop.reason(), report(), stop.cause());
  }

  /** Lists the worker nodes before the first change. */
  List<Worker> plan() {
    List<Worker> listed = target.list();
    for (int i = 0; listed.isEmpty() && target.expected() > 0 && i < TOLERATED_POLLS; i++) {
      Pauses.sleep(
          time,
          ROUNDS.pause(i + 1),
          request.cancellation::isCancelled,
          "listing the worker nodes of " + request.cluster);
      listed = target.list();
    }
    target.check(listed);
    listed.forEach(worker -> initial.add(worker.id()));
    availability.begin(listed);
    outdated = outdated(listed);
    return outdated;
  }

  private List<Worker> outdated(List<Worker> listed) {
    return listed.stream()
        .filter(it -> !handled.contains(it.id()) && !running.containsKey(it.id()))
        .filter(it -> !claimed.contains(it.id()))
        .filter(it -> target.isOutdated(it) && !RollingTarget.isChanging(it))
        .sorted(
            Comparator.comparing(Worker::isReady)
                .thenComparing(it -> it.zone().orElse(""))
                .thenComparing(Worker::id))
        .toList();
  }

  /** Returns the reason why the run stops early; {@code null} if all worker nodes are done. */
  private @Nullable Stop roll() {
    int failedPolls = 0;
    while (true) {
      if (request.cancellation.isCancelled()) {
        return new Stop(true, "The rolling replacement was canceled", null);
      }
      try {
        List<Worker> listed = target.list();
        failedPolls = 0;
        listed = listed.stream().filter(it -> !isReplaced(it)).toList();
        observe(listed);
        releaseLeftovers(listed);
        outdated = outdated(listed);
        Stop stop = admit(listed);
        if (stop != null) {
          return stop;
        }
        if (running.isEmpty() && outdated.isEmpty()) {
          List<Worker> changing = listed.stream().filter(RollingTarget::isChanging).toList();
          if (changing.isEmpty()) {
            return tooManyFailures();
          }
          if (isStuck()) {
            return new Stop(false, "These worker nodes are still changing: " + changing, null);
          }
        }
      } catch (CallCanceledException e) {
        throw e;
      } catch (ContainersException e) {
        failedPolls++;
        boolean passing = e instanceof NotFoundException || e.isTransient();
        if (!passing || failedPolls > TOLERATED_POLLS) {
          return new Stop(false, "The worker nodes can't be listed: " + e.getMessage(), e);
        }
      }
      advance();
      Stop stop = tooManyFailures();
      if (stop != null) {
        return stop;
      }
      if (!pause()) {
        return new Stop(true, "The rolling replacement was interrupted", null);
      }
    }
  }

  /** Returns whether a worker node was already replaced. Stale lists still contain it. */
  private boolean isReplaced(Worker worker) {
    return !target.inPlace() && done.stream().anyMatch(it -> it.worker().equals(worker.id()));
  }

  private @Nullable Stop tooManyFailures() {
    return failed.size() > request.toleratedFailures
        ? new Stop(false, "The rolling replacement of " + request.cluster + " stopped", null)
        : null;
  }

  private void observe(List<Worker> listed) {
    for (Replacement one : List.copyOf(running.values())) {
      Optional<String> failure =
          one.observe(listed, it -> !initial.contains(it.id()) && !claimed.contains(it.id()));
      one.successor().ifPresent(it -> claimed.add(it.id()));
      if (one.isDone()) {
        finish(one);
      } else {
        failure.ifPresent(reason -> fail(one, reason));
      }
    }
  }

  private void finish(Replacement one) {
    running.remove(one.worker().id());
    handled.add(one.worker().id());
    done.add(new RollingReport.Done(one.worker().id(), one.successor()));
    if (target.inPlace()) {
      uncordon(one);
    }
    event(one.worker(), MaintenanceStep.DONE, one.successor().map(Worker::id).orElse(""));
  }

  private void fail(Replacement one, String reason) {
    running.remove(one.worker().id());
    handled.add(one.worker().id());
    failed.add(new RollingReport.Failure(one.worker().id(), reason));
    if (one.isOrdered()) {
      lost.add(one);
      if (one.isCordoned()) {
        unschedulable.add(one.worker().id());
      }
    } else {
      uncordon(one);
    }
    event(one.worker(), MaintenanceStep.FAILED, reason);
  }

  /** Starts as many replacements as the maximum allows. */
  private @Nullable Stop admit(List<Worker> listed) {
    for (Worker worker : outdated) {
      boolean free = availability.allows(worker, running.values(), lost, listed);
      if (free && failed.size() <= request.toleratedFailures) {
        Drain drain;
        try {
          drain = drain(worker);
        } catch (CallCanceledException e) {
          throw e;
        } catch (ContainersException e) {
          return new Stop(
              false,
              """
              The nodes of cluster %s can't be drained without access to its Kubernetes API; set it \
              with nodes(...), or call withoutDraining(): %s"""
                  .formatted(request.cluster, e.getMessage()),
              e);
        }
        running.put(
            worker.id(),
            new Replacement(
                worker,
                target,
                drain,
                time,
                request.replacementLimit,
                (step, detail) -> event(worker, step, detail)));
        if (drain != null) {
          event(worker, MaintenanceStep.DRAINING, "");
        }
      }
    }
    outdated = outdated.stream().filter(it -> !running.containsKey(it.id())).toList();
    if (running.isEmpty() && !outdated.isEmpty() && isStuck()) {
      List<Worker> notReady = listed.stream().filter(it -> !it.isReady()).toList();
      return new Stop(
          false,
          "No more than %s worker nodes may be unavailable, and these are not ready: %s"
              .formatted(request.maxUnavailable, notReady),
          null);
    }
    return null;
  }

  private @Nullable Drain drain(Worker worker) {
    return request.draining ? nodes().drain(Leftovers.key(worker), request.drainOptions()) : null;
  }

  private NodeMaintenance nodes() {
    NodeMaintenance nodes = request.nodes().orElse(connected);
    if (nodes == null) {
      nodes = request.context().client().nodes().connect(request.context(), request.cluster);
      connected = nodes;
    }
    return nodes;
  }

  private void releaseLeftovers(List<Worker> listed) {
    if (target.inPlace() && request.draining) {
      leftovers
          .release(
              listed.stream()
                  .filter(it -> it.isReady() && !target.isOutdated(it))
                  .filter(it -> !handled.contains(it.id()) && !running.containsKey(it.id()))
                  .toList())
          .forEach(it -> event(it, MaintenanceStep.UNCORDONED, ""));
    }
  }

  private void advance() {
    for (Replacement one : List.copyOf(running.values())) {
      try {
        one.advance().ifPresent(reason -> fail(one, reason));
      } catch (CallCanceledException e) {
        throw e;
      } catch (ContainersException e) {
        fail(one, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Marks the nodes of worker nodes that won't be replaced as schedulable. */
  private void release() {
    // Requests would fail in an interrupted thread.
    boolean interrupted = Thread.interrupted();
    Throwable failure = null;
    try {
      for (Replacement one : running.values()) {
        if (!one.isOrdered()) {
          try {
            uncordon(one);
          } catch (Throwable e) {
            // A listener failed. The other nodes must be uncordoned nevertheless.
            failure = e;
          }
        } else if (target.inPlace() && one.isCordoned()) {
          unschedulable.add(one.worker().id());
        }
      }
      if (failure != null) {
        RollingRun.<RuntimeException>rethrow(failure);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Listeners in other languages can throw checked exceptions, too. */
  @SuppressWarnings("unchecked") // The type isn't checked, which is the purpose.
  private static <E extends Throwable> void rethrow(Throwable failure) throws E {
    throw (E) failure;
  }

  private void uncordon(Replacement one) {
    try {
      one.uncordon();
    } catch (ContainersException e) {
      unschedulable.add(one.worker().id());
    }
  }

  private void disconnect() {
    NodeMaintenance own = connected;
    if (own != null) {
      own.close();
    }
  }

  private boolean isStuck() {
    return Duration.ofNanos(time.nanoTime() - lastChange).compareTo(request.replacementLimit) >= 0;
  }

  private boolean pause() {
    quietRounds++;
    try {
      time.sleep(ROUNDS.pause(quietRounds), request.cancellation::isCancelled);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void event(Worker worker, MaintenanceStep step, String detail) {
    lastChange = time.nanoTime();
    quietRounds = 0;
    long waiting = outdated.stream().filter(it -> !running.containsKey(it.id())).count();
    request.listener.onEvent(
        new MaintenanceEvent(
            request.cluster,
            worker.id(),
            step,
            detail,
            done.size(),
            handled.size() + running.size() + (int) waiting,
            elapsed()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  private RollingReport report() {
    List<String> ordered = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    running.forEach((id, one) -> (one.isOrdered() ? ordered : waiting).add(id));
    outdated.stream().map(Worker::id).filter(id -> !running.containsKey(id)).forEach(waiting::add);
    return new RollingReport(done, failed, ordered, waiting, unschedulable, elapsed());
  }
}
