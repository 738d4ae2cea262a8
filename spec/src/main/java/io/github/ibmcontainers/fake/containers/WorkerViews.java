package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;

/** Writes workers in the formats of v1 and v2. */
final class WorkerViews {
  JsonObject v1(Cluster cluster, Worker worker, Instant now) {
    String state = worker.state(now);
    Pool.Zone zone = network(worker);
    JsonObject json = new JsonObject();
    json.addProperty("id", worker.id);
    json.addProperty("state", state);
    json.addProperty("status", state.equals("normal") ? "Ready" : "");
    json.addProperty("statusDate", ClusterViews.date(worker.states.since(now)));
    json.addProperty("statusDetails", "");
    json.addProperty("errorMessage", "");
    json.addProperty("errorMessageDate", "");
    json.addProperty("isolation", worker.pool.isolation);
    json.addProperty("machineType", worker.pool.flavor);
    json.addProperty("location", worker.zone);
    json.addProperty("poolid", worker.pool.id);
    json.addProperty("poolName", worker.pool.name);
    json.addProperty("privateVlan", zone.privateVlan());
    json.addProperty("publicVlan", zone.publicVlan());
    json.addProperty("privateIP", worker.privateIp);
    json.addProperty("publicIP", worker.publicIp());
    json.addProperty("kubeVersion", worker.versions.at(now));
    json.addProperty("targetVersion", cluster.targetVersion(now));
    json.addProperty("versionEOS", "");
    json.addProperty("masterVersionEOS", "");
    json.addProperty("pendingOperation", "");
    json.addProperty("reasonForDelete", worker.removed(now) ? "Worker deleted by user" : "");
    json.addProperty("trustedStatus", "unsupported");
    json.addProperty("billing", "hourly");
    return json;
  }

  JsonObject v2(Cluster cluster, Worker worker, Instant now) {
    String state = worker.state(now);
    JsonObject json = new JsonObject();
    json.addProperty("id", worker.id);
    json.addProperty("provider", ClusterViews.provider(cluster));
    json.addProperty("flavor", worker.pool.flavor);
    json.addProperty("location", worker.zone);
    json.addProperty("poolID", worker.pool.id);
    json.addProperty("poolName", worker.pool.name);
    JsonObject health = new JsonObject();
    health.addProperty("state", state.equals("normal") ? "normal" : "pending");
    health.addProperty("message", state.equals("normal") ? "Ready" : "");
    json.add("health", health);
    JsonObject lifecycle = new JsonObject();
    lifecycle.addProperty("actualState", actual(state));
    lifecycle.addProperty("desiredState", worker.removed(now) ? "deleted" : "deployed");
    lifecycle.addProperty("message", "");
    lifecycle.addProperty("messageDate", ClusterViews.date(worker.states.since(now)));
    lifecycle.addProperty("messageDetails", "");
    lifecycle.addProperty("messageDetailsDate", "");
    lifecycle.addProperty("pendingOperation", "");
    lifecycle.addProperty("reasonForDelete", worker.removed(now) ? "Worker deleted by user" : "");
    lifecycle.addProperty("actualOperatingSystem", worker.pool.operatingSystem);
    lifecycle.addProperty("desiredOperatingSystem", worker.pool.operatingSystem);
    json.add("lifecycle", lifecycle);
    JsonObject version = new JsonObject();
    version.addProperty("actual", worker.versions.at(now));
    version.addProperty("desired", worker.versions.at(now));
    version.addProperty("target", cluster.targetVersion(now));
    version.addProperty("eos", "");
    version.addProperty("masterEOS", "");
    json.add("kubeVersion", version);
    json.add(
        cluster.provider().equals("classic") ? "networkInformation" : "networkInterfaces",
        cluster.provider().equals("classic") ? addresses(worker) : interfaces(worker));
    return json;
  }

  private static JsonObject addresses(Worker worker) {
    Pool.Zone zone = network(worker);
    JsonObject network = new JsonObject();
    network.addProperty("privateIP", worker.privateIp);
    network.addProperty("privateVLAN", zone.privateVlan());
    network.addProperty("publicIP", worker.publicIp());
    network.addProperty("publicVLAN", zone.publicVlan());
    return network;
  }

  private static JsonArray interfaces(Worker worker) {
    JsonObject network = new JsonObject();
    network.addProperty("cidr", "10.0.0.0/18");
    network.addProperty("ipAddress", worker.privateIp);
    network.addProperty("primary", true);
    network.addProperty("subnetID", network(worker).subnetId());
    JsonArray interfaces = new JsonArray();
    interfaces.add(network);
    return interfaces;
  }

  private static Pool.Zone network(Worker worker) {
    Pool.Zone zone = worker.pool.zones.get(worker.zone);
    return zone == null ? new Pool.Zone(worker.zone, "", "", "") : zone;
  }

  /** The state {@code normal} of v1 is {@code deployed} in v2. */
  private static String actual(String state) {
    return state.equals("normal") ? "deployed" : state;
  }
}
