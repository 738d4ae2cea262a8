package io.github.ibmcontainers.fake.containers;

import java.time.Instant;

/** A worker of a pool. Guarded by the lock of the world. */
final class Worker {
  final String id;
  final Pool pool;
  final String zone;
  final String privateIp;
  final Instant created;
  Timeline versions;
  Timeline states;
  boolean removed;

  Worker(String id, Pool pool, String zone, String privateIp, String version, Timeline states) {
    this.id = id;
    this.pool = pool;
    this.zone = zone;
    this.privateIp = privateIp;
    this.created = states.steps().get(0).from();
    this.versions = Timeline.of(created, version);
    this.states = states;
  }

  String state(Instant now) {
    return states.at(now);
  }

  boolean deleted(Instant now) {
    return removed && states.at(now).equals("deleted");
  }
}
