package io.github.ibmcontainers.fake.containers;

import java.util.LinkedHashMap;
import java.util.Map;

/** A worker pool. Guarded by the lock of the world. */
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
  String entitlement = "";
  boolean removed;

  Pool(String id, String name, String flavor, int sizePerZone, String operatingSystem) {
    this.id = id;
    this.name = name;
    this.flavor = flavor;
    this.sizePerZone = sizePerZone;
    this.operatingSystem = operatingSystem;
  }

  /**
   * A zone of the pool with its networks: VLANs on classic, a subnet on VPC, nothing on Satellite.
   */
  record Zone(String id, String privateVlan, String publicVlan, String subnetId) {}
}
