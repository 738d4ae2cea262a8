package io.github.ibmcontainers.fake.containers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A worker pool. Guarded by the lock of the inventory. */
final class Pool {
  final String id;
  final String name;
  final String flavor;
  int sizePerZone;
  String operatingSystem;
  String isolation = "public";
  final Map<String, Zone> zones = new LinkedHashMap<>();
  final Map<String, String> labels = new LinkedHashMap<>();
  final Map<String, String> taints = new LinkedHashMap<>();
  String vpcId = "";
  String dedicatedHostPool = "";
  String entitlement = "";
  Timeline states;

  Pool(
      String id,
      String name,
      String flavor,
      int sizePerZone,
      String operatingSystem,
      Timeline states) {
    this.id = id;
    this.name = name;
    this.flavor = flavor;
    this.sizePerZone = sizePerZone;
    this.operatingSystem = operatingSystem;
    this.states = states;
  }

  Instant created() {
    return states.steps().get(0).from();
  }

  /** Returns whether it is no longer listed. It can still be retrieved by name for some time. */
  boolean deleted(Instant now) {
    return states.at(now).equals("deleted") || gone(now);
  }

  /** Returns whether it can no longer be retrieved. */
  boolean gone(Instant now) {
    return states.at(now).equals("gone");
  }

  boolean deleting(Instant now) {
    return !states.at(now).equals("active");
  }

  /** A zone of the pool with its networks: VLANs on classic, a subnet on VPC, none on Satellite. */
  record Zone(String id, String privateVlan, String publicVlan, String subnetId) {}
}
