package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.LifeCycleTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Starts changes that take time: creates, updates, replacements, reloads and deletes. */
final class Lifecycle {
  private final Inventory inventory;

  Lifecycle(Inventory inventory) {
    this.inventory = inventory;
  }

  private Instant now() {
    return inventory.now();
  }

  private LifeCycleTimes times() {
    return inventory.times();
  }

  Timeline newCluster() {
    return Timeline.of(now(), "requested")
        .then(times().clusterRequested(), "deploying")
        .then(times().clusterDeploying(), "normal");
  }

  Timeline newWorker() {
    Duration half = times().workerDeploying().dividedBy(2);
    return Timeline.of(now(), "provisioning")
        .then(times().workerProvisioning(), "provisioned")
        .then(half, "deploying")
        .then(times().workerDeploying().minus(half), "normal");
  }

  void delete(Cluster cluster) {
    cluster.removed = true;
    cluster.states =
        cluster.states.change(now(), "deleting").then(times().clusterDeleting(), "deleted");
    cluster.workers.forEach(this::delete);
  }

  void delete(Worker worker) {
    if (!worker.removed()) {
      worker.removedAt = now();
      worker.states =
          worker.states.change(now(), "deleting").then(times().workerDeleting(), "deleted");
    }
  }

  void delete(Cluster cluster, Pool pool) {
    pool.states =
        pool.states
            .change(now(), "deleting")
            .then(times().workerDeleting(), "deleted")
            .then(times().workerDeleting(), "gone");
    workers(cluster, pool).forEach(this::delete);
  }

  /** Reboots a worker. */
  void reboot(Worker worker) {
    restart(worker, "rebooting");
  }

  /** Reloads a worker, which then has the given version. */
  void reload(Worker worker, String version) {
    restart(worker, "reloading");
    worker.versions =
        worker
            .versions
            .change(now(), worker.versions.at(now()))
            .then(times().workerReloading(), version);
  }

  private void restart(Worker worker, String state) {
    worker.states = worker.states.change(now(), state).then(times().workerReloading(), "normal");
  }

  /** Replaces a worker by a new one with another id. */
  Worker replace(Cluster cluster, Worker worker, String version) {
    delete(worker);
    Worker replacement = inventory.addWorker(cluster, worker.pool, worker.zone, newWorker());
    replacement.versions = Timeline.of(now(), version);
    return replacement;
  }

  void update(Cluster cluster, String version) {
    cluster.masterStates =
        cluster.masterStates.change(now(), "updating").then(times().masterUpdating(), "deployed");
    cluster.versions =
        cluster
            .versions
            .change(now(), cluster.shortVersion(now()))
            .then(times().masterUpdating(), version);
  }

  /** Adds or deletes workers so that every zone of the pool has the requested number. */
  void balance(Cluster cluster, Pool pool) {
    for (String zone : pool.zones.keySet()) {
      List<Worker> inZone =
          workers(cluster, pool).stream().filter(w -> w.zone.equals(zone)).toList();
      for (int i = inZone.size(); i < pool.sizePerZone; i++) {
        inventory.addWorker(cluster, pool, zone, newWorker());
      }
      inZone.stream().skip(pool.sizePerZone).forEach(this::delete);
    }
    workers(cluster, pool).stream()
        .filter(w -> !pool.zones.containsKey(w.zone))
        .forEach(this::delete);
  }

  /** Returns the workers of a pool, except those that are being deleted. */
  static List<Worker> workers(Cluster cluster, Pool pool) {
    return cluster.workers.stream().filter(w -> w.pool == pool && !w.removed()).toList();
  }
}
