package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.LifeCycleTimes;
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
    return Timeline.of(now(), "provisioning")
        .then(times().workerProvisioning(), "deploying")
        .then(times().workerDeploying(), "normal");
  }

  void delete(Cluster cluster) {
    cluster.removed = true;
    cluster.states = Timeline.of(now(), "deleting").then(times().clusterDeleting(), "deleted");
    cluster.workers.forEach(this::delete);
  }

  void delete(Worker worker) {
    if (!worker.removed) {
      worker.removed = true;
      worker.states = Timeline.of(now(), "deleting").then(times().workerDeleting(), "deleted");
    }
  }

  void delete(Cluster cluster, Pool pool) {
    pool.states = Timeline.of(now(), "deleting").then(times().workerDeleting(), "deleted");
    workers(cluster, pool).forEach(this::delete);
  }

  /** A reboot, a reload or an update: the worker is away and comes back. */
  void restart(Cluster cluster, Worker worker, String state, boolean update) {
    worker.states = Timeline.of(now(), state).then(times().workerReloading(), "normal");
    if (update) {
      worker.versions =
          Timeline.of(now(), worker.versions.at(now()))
              .then(times().workerReloading(), cluster.fullVersion(now()));
    }
  }

  void replace(Cluster cluster, Worker worker, boolean update) {
    delete(worker);
    Worker fresh = world.addWorker(cluster, worker.pool, worker.zone, newWorker());
    if (!update) {
      fresh.versions = Timeline.of(now(), worker.versions.at(now()));
    }
  }

  void update(Cluster cluster, String version) {
    cluster.masterStates =
        Timeline.of(now(), "updating").then(times().masterUpdating(), "deployed");
    cluster.versions =
        Timeline.of(now(), cluster.shortVersion(now())).then(times().masterUpdating(), version);
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
    return cluster.workers.stream().filter(w -> w.pool == pool && !w.removed).toList();
  }
}
