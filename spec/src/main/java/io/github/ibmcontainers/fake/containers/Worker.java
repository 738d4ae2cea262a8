package io.github.ibmcontainers.fake.containers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A worker. Guarded by the lock of the inventory. */
final class Worker {
  final String id;
  final Pool pool;
  final String zone;
  final String privateIp;
  final Instant created;
  Timeline versions;
  Timeline states;
  @Nullable Instant removedAt;

  Worker(String id, Pool pool, String zone, String privateIp, String version, Timeline states) {
    this.id = id;
    this.pool = pool;
    this.zone = zone;
    this.privateIp = privateIp;
    this.created = states.steps().get(0).from();
    this.versions = Timeline.of(created, version);
    this.states = states;
  }

  String state(Instant at) {
    return states.at(at);
  }

  /** Returns whether its deletion was requested; it may still exist. */
  boolean removed() {
    return removedAt != null;
  }

  boolean removed(Instant at) {
    return removedAt != null && !at.isBefore(removedAt);
  }

  boolean deleted(Instant at) {
    return removed(at) && states.at(at).equals("deleted");
  }

  /** Returns an address in a range that IBM Cloud uses. */
  String publicIp() {
    String[] parts = privateIp.split("\\.", -1);
    return "169.46." + parts[1] + "." + parts[3];
  }
}
