package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.LifeCycleTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Starts the changes that take time: what is created, replaced, reloaded and deleted. */
final class Lifecycle {
  private final World world;

  Lifecycle(World world) {
    this.world = world;
  }

  private Instant now() {
    return world.now();
  }

  private LifeCycleTimes times() {
    return world.times();
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

  /** A reboot: the worker is away and comes back as it was. */
  void reboot(Worker worker) {
    restart(worker, "rebooting");
  }

  /** A reload or an update: the worker comes back with another version. */
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

  /** Another worker with another id takes the place of that one. */
  Worker replace(Cluster cluster, Worker worker, String version) {
    delete(worker);
    Worker fresh = world.addWorker(cluster, worker.pool, worker.zone, newWorker());
    fresh.versions = Timeline.of(now(), version);
    return fresh;
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

  /** Orders or deletes workers until every zone of the pool has as many as it should. */
  void balance(Cluster cluster, Pool pool) {
    for (String zone : pool.zones.keySet()) {
      List<Worker> inZone =
          workers(cluster, pool).stream().filter(w -> w.zone.equals(zone)).toList();
      for (int i = inZone.size(); i < pool.sizePerZone; i++) {
        world.addWorker(cluster, pool, zone, newWorker());
      }
      inZone.stream().skip(pool.sizePerZone).forEach(this::delete);
    }
    workers(cluster, pool).stream()
        .filter(w -> !pool.zones.containsKey(w.zone))
        .forEach(this::delete);
  }

  /** The workers of a pool that nobody has deleted. */
  static List<Worker> workers(Cluster cluster, Pool pool) {
    return cluster.workers.stream().filter(w -> w.pool == pool && !w.removed()).toList();
  }
}
