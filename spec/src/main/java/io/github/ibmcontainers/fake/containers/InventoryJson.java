package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts an inventory to JSON and back, to persist it in a file. */
public final class InventoryJson {
  private InventoryJson() {}

  /** Returns an inventory as JSON. */
  public static JsonObject write(Inventory inventory) {
    synchronized (inventory) {
      JsonArray clusters = new JsonArray();
      inventory.clusters().forEach(c -> clusters.add(write(c)));
      JsonObject state = new JsonObject();
      state.addProperty("counter", inventory.counter);
      state.add("clusters", clusters);
      state.add("store", inventory.store().write());
      return state;
    }
  }

  /** Adds to an empty inventory what {@link #write} returned. */
  public static void read(Inventory inventory, JsonObject state) {
    synchronized (inventory) {
      inventory.counter = state.get("counter").getAsInt();
      inventory.store().read(state.getAsJsonObject("store"));
      for (JsonElement element : state.getAsJsonArray("clusters")) {
        Cluster cluster = cluster(element.getAsJsonObject());
        inventory.groups().add(cluster.account, cluster.spec.resourceGroup());
        inventory.clusters.put(cluster.id, cluster);
      }
    }
  }

  private static JsonObject write(Cluster cluster) {
    JsonObject json = new JsonObject();
    json.addProperty("id", cluster.id);
    json.addProperty("number", cluster.number);
    json.addProperty("account", cluster.account);
    json.addProperty("resourceGroupId", cluster.resourceGroupId);
    json.add("spec", write(cluster.spec));
    json.add("states", write(cluster.states));
    json.add("masterStates", write(cluster.masterStates));
    json.add("versions", write(cluster.versions));
    json.add("caRotation", write(cluster.caRotation));
    json.addProperty("caNumber", cluster.caNumber);
    json.addProperty("location", cluster.location);
    cluster.owner.ifPresent(o -> json.addProperty("owner", o));
    json.addProperty("publicEndpoint", cluster.publicEndpoint);
    json.addProperty("privateEndpoint", cluster.privateEndpoint);
    json.addProperty("imageSecurity", cluster.imageSecurity);
    json.addProperty("pullSecret", cluster.pullSecret);
    json.addProperty("disableAutoUpdate", cluster.disableAutoUpdate);
    json.addProperty("keyProtect", cluster.keyProtect);
    json.addProperty("removed", cluster.removed);
    JsonArray pools = new JsonArray();
    cluster.pools.values().forEach(p -> pools.add(write(p)));
    json.add("pools", pools);
    JsonArray workers = new JsonArray();
    cluster.workers.forEach(w -> workers.add(write(w)));
    json.add("workers", workers);
    JsonObject addons = new JsonObject();
    cluster.addons.forEach(
        (name, addon) -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("version", addon.version());
          entry.add("options", Json.object(addon.options()));
          entry.add("states", write(addon.states()));
          addons.add(name, entry);
        });
    json.add("addons", addons);
    JsonArray albs = new JsonArray();
    for (Cluster.Alb alb : cluster.albs.values()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("id", alb.id);
      entry.addProperty("type", alb.type);
      entry.addProperty("zone", alb.zone);
      entry.addProperty("enabled", alb.enabled);
      entry.addProperty("build", alb.build);
      albs.add(entry);
    }
    json.add("albs", albs);
    return json;
  }

  private static Cluster cluster(JsonObject json) {
    Cluster cluster =
        new Cluster(
            text(json, "id"),
            json.get("number").getAsInt(),
            spec(json.getAsJsonObject("spec")),
            text(json, "account"),
            text(json, "resourceGroupId"),
            timeline(json.get("states")));
    cluster.masterStates = timeline(json.get("masterStates"));
    cluster.versions = timeline(json.get("versions"));
    cluster.caRotation = timeline(json.get("caRotation"));
    cluster.caNumber = json.get("caNumber").getAsInt();
    cluster.location = text(json, "location");
    cluster.owner = Optional.ofNullable(json.get("owner")).map(JsonElement::getAsString);
    cluster.publicEndpoint = flag(json, "publicEndpoint");
    cluster.privateEndpoint = flag(json, "privateEndpoint");
    cluster.imageSecurity = flag(json, "imageSecurity");
    cluster.pullSecret = flag(json, "pullSecret");
    cluster.disableAutoUpdate = flag(json, "disableAutoUpdate");
    cluster.keyProtect = flag(json, "keyProtect");
    cluster.removed = flag(json, "removed");
    json.getAsJsonArray("pools")
        .forEach(
            element -> {
              Pool pool = pool(element.getAsJsonObject());
              cluster.pools.put(pool.id, pool);
            });
    json.getAsJsonArray("workers")
        .forEach(e -> worker(cluster, e.getAsJsonObject()).ifPresent(cluster.workers::add));
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("addons").entrySet()) {
      JsonObject addon = entry.getValue().getAsJsonObject();
      cluster.addons.put(
          entry.getKey(),
          new Cluster.Addon(
              text(addon, "version"),
              map(addon.getAsJsonObject("options")),
              timeline(addon.get("states"))));
    }
    for (JsonElement element : json.getAsJsonArray("albs")) {
      JsonObject entry = element.getAsJsonObject();
      Cluster.Alb alb =
          new Cluster.Alb(
              text(entry, "id"), text(entry, "type"), text(entry, "zone"), flag(entry, "enabled"));
      alb.build = text(entry, "build");
      cluster.albs.put(alb.id, alb);
    }
    return cluster;
  }

  private static JsonObject write(ClusterSpec spec) {
    JsonObject json = new JsonObject();
    json.addProperty("name", spec.name());
    json.addProperty("provider", spec.provider());
    json.addProperty("openShift", spec.openShift());
    json.addProperty("region", spec.region());
    json.add("zones", Json.array(spec.zones()));
    json.addProperty("version", spec.version());
    json.addProperty("workersPerZone", spec.workersPerZone());
    json.addProperty("resourceGroup", spec.resourceGroup());
    json.addProperty("publicEndpoint", spec.publicEndpoint());
    json.addProperty("privateEndpoint", spec.privateEndpoint());
    return json;
  }

  private static ClusterSpec spec(JsonObject json) {
    return new ClusterSpec(
        text(json, "name"),
        text(json, "provider"),
        flag(json, "openShift"),
        text(json, "region"),
        Json.texts(json, "zones"),
        text(json, "version"),
        json.get("workersPerZone").getAsInt(),
        Optional.empty(),
        text(json, "resourceGroup"),
        flag(json, "publicEndpoint"),
        flag(json, "privateEndpoint"));
  }

  private static JsonObject write(Pool pool) {
    JsonObject json = new JsonObject();
    json.addProperty("id", pool.id);
    json.addProperty("name", pool.name);
    json.addProperty("flavor", pool.flavor);
    json.addProperty("sizePerZone", pool.sizePerZone);
    json.addProperty("operatingSystem", pool.operatingSystem);
    json.addProperty("isolation", pool.isolation);
    json.addProperty("vpcId", pool.vpcId);
    json.addProperty("dedicatedHostPool", pool.dedicatedHostPool);
    json.addProperty("entitlement", pool.entitlement);
    json.add("labels", Json.object(pool.labels));
    json.add("taints", Json.object(pool.taints));
    json.add("states", write(pool.states));
    JsonArray zones = new JsonArray();
    for (Pool.Zone zone : pool.zones.values()) {
      zones.add(
          Json.array(List.of(zone.id(), zone.privateVlan(), zone.publicVlan(), zone.subnetId())));
    }
    json.add("zones", zones);
    return json;
  }

  private static Pool pool(JsonObject json) {
    Pool pool =
        new Pool(
            text(json, "id"),
            text(json, "name"),
            text(json, "flavor"),
            json.get("sizePerZone").getAsInt(),
            text(json, "operatingSystem"),
            timeline(json.get("states")));
    pool.isolation = text(json, "isolation");
    pool.vpcId = text(json, "vpcId");
    pool.dedicatedHostPool = text(json, "dedicatedHostPool");
    pool.entitlement = text(json, "entitlement");
    pool.labels.putAll(map(json.getAsJsonObject("labels")));
    pool.taints.putAll(map(json.getAsJsonObject("taints")));
    for (JsonElement element : json.getAsJsonArray("zones")) {
      JsonArray zone = element.getAsJsonArray();
      pool.zones.put(
          zone.get(0).getAsString(),
          new Pool.Zone(
              zone.get(0).getAsString(),
              zone.get(1).getAsString(),
              zone.get(2).getAsString(),
              zone.get(3).getAsString()));
    }
    return pool;
  }

  private static JsonObject write(Worker worker) {
    JsonObject json = new JsonObject();
    json.addProperty("id", worker.id);
    json.addProperty("pool", worker.pool.id);
    json.addProperty("zone", worker.zone);
    json.addProperty("privateIp", worker.privateIp);
    json.add("versions", write(worker.versions));
    json.add("states", write(worker.states));
    if (worker.removedAt != null) {
      json.addProperty("removedAt", worker.removedAt.toString());
    }
    return json;
  }

  /** Returns the worker; empty if it was deleted together with its pool. */
  private static Optional<Worker> worker(Cluster cluster, JsonObject json) {
    Pool pool = cluster.pools.get(text(json, "pool"));
    if (pool == null) {
      return Optional.empty();
    }
    Worker worker =
        new Worker(
            text(json, "id"),
            pool,
            text(json, "zone"),
            text(json, "privateIp"),
            "",
            timeline(json.get("states")));
    worker.versions = timeline(json.get("versions"));
    if (json.has("removedAt")) {
      worker.removedAt = Instant.parse(text(json, "removedAt"));
    }
    return Optional.of(worker);
  }

  private static JsonArray write(Timeline timeline) {
    JsonArray steps = new JsonArray();
    for (Timeline.Step step : timeline.steps()) {
      steps.add(Json.array(List.of(step.from().toString(), step.state())));
    }
    return steps;
  }

  private static Timeline timeline(JsonElement json) {
    List<Timeline.Step> steps = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray()) {
      JsonArray step = element.getAsJsonArray();
      steps.add(
          new Timeline.Step(Instant.parse(step.get(0).getAsString()), step.get(1).getAsString()));
    }
    return new Timeline(steps);
  }

  private static Map<String, String> map(JsonObject json) {
    Map<String, String> values = new LinkedHashMap<>();
    json.entrySet().forEach(e -> values.put(e.getKey(), e.getValue().getAsString()));
    return values;
  }

  private static String text(JsonObject json, String field) {
    return json.get(field).getAsString();
  }

  private static boolean flag(JsonObject json, String field) {
    return json.get(field).getAsBoolean();
  }
}
