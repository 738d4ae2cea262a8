package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.store.Json;
import java.util.Map;

/** Writes worker pools in the formats of v1 and v2. */
final class PoolViews {
  private final Inventory inventory;

  PoolViews(Inventory inventory) {
    this.inventory = inventory;
  }

  JsonObject v1(Cluster cluster, Pool pool) {
    JsonObject json = new JsonObject();
    json.addProperty("id", pool.id);
    json.addProperty("name", pool.name);
    json.addProperty("region", cluster.region());
    json.addProperty("machineType", pool.flavor);
    json.addProperty("sizePerZone", pool.sizePerZone);
    json.addProperty("state", pool.states.at(inventory.now()));
    json.addProperty("reasonForDelete", "");
    json.addProperty("entitlement", pool.entitlement);
    common(json, cluster, pool);
    return json;
  }

  JsonObject v2(Cluster cluster, Pool pool) {
    String state = pool.states.at(inventory.now());
    boolean active = state.equals("active");
    JsonObject json = new JsonObject();
    json.addProperty("id", pool.id);
    json.addProperty("poolName", pool.name);
    json.addProperty("provider", ClusterViews.provider(cluster));
    json.addProperty("flavor", pool.flavor);
    json.addProperty("workerCount", pool.sizePerZone);
    json.addProperty("openshiftLicense", pool.entitlement);
    json.add("taints", Json.object(pool.taints));
    json.add("hostLabels", Json.object(Map.of()));
    if (cluster.provider().equals("vpc")) {
      json.addProperty("vpcID", pool.vpcId);
    }
    if (!pool.dedicatedHostPool.isEmpty()) {
      json.addProperty("dedicatedHostPoolId", pool.dedicatedHostPool);
    }
    JsonObject lifecycle = new JsonObject();
    lifecycle.addProperty("actualState", active ? "normal" : state);
    lifecycle.addProperty("desiredState", active ? "normal" : "deleted");
    json.add("lifecycle", lifecycle);
    common(json, cluster, pool);
    return json;
  }

  private static void common(JsonObject json, Cluster cluster, Pool pool) {
    json.addProperty("isolation", pool.isolation);
    json.addProperty("autoscaleEnabled", false);
    json.add("labels", Json.object(pool.labels));
    json.addProperty("operatingSystem", pool.operatingSystem);
    JsonArray zones = new JsonArray();
    boolean balanced = true;
    for (Pool.Zone zone : pool.zones.values()) {
      long count =
          Lifecycle.workers(cluster, pool).stream().filter(w -> w.zone.equals(zone.id())).count();
      balanced &= count == pool.sizePerZone;
      zones.add(zone(cluster, zone, count));
    }
    json.addProperty("isBalanced", balanced);
    json.add("zones", zones);
  }

  private static JsonObject zone(Cluster cluster, Pool.Zone zone, long count) {
    JsonObject json = new JsonObject();
    json.addProperty("id", zone.id());
    json.addProperty("workerCount", count);
    json.addProperty("autobalanceEnabled", true);
    json.add("messages", new JsonArray());
    switch (cluster.provider()) {
      case "classic" -> {
        json.addProperty("privateVlan", zone.privateVlan());
        json.addProperty("publicVlan", zone.publicVlan());
      }
      case "vpc" -> {
        JsonObject subnet = new JsonObject();
        subnet.addProperty("id", zone.subnetId());
        subnet.addProperty("primary", true);
        JsonArray subnets = new JsonArray();
        subnets.add(subnet);
        json.add("subnets", subnets);
      }
      default -> {}
    }
    return json;
  }
}
