package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations on add-ons. */
final class AddonHandlers {
  /** The available versions of each add-on, the default first. */
  private static final Map<String, List<String>> AVAILABLE =
      new TreeMap<>(
          Map.of(
              "cluster-autoscaler", List.of("1.2.3", "1.2.2"),
              "istio", List.of("1.22", "1.21"),
              "static-route", List.of("1.0.0"),
              "vpc-block-csi-driver", List.of("5.2", "5.1"),
              "vpc-file-csi-driver", List.of("2.0", "1.2")));

  private final Inventory inventory;
  private final ClusterLookup clusters;

  AddonHandlers(Inventory inventory, ClusterLookup clusters) {
    this.inventory = inventory;
    this.clusters = clusters;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetAddons", call -> Reply.json(200, available()));
    handlers.put("GetClusterAddons", call -> Reply.json(200, installed(clusters.require(call))));
    handlers.put("V2GetClusterAddons", call -> Reply.json(200, installed(clusters.require(call))));
    handlers.put("ManageClusterAddons", this::manage);
  }

  private static JsonArray available() {
    JsonArray answer = new JsonArray();
    AVAILABLE.forEach(
        (name, versions) -> versions.forEach(version -> answer.add(addon(name, version))));
    return answer;
  }

  private JsonArray installed(Cluster cluster) {
    Instant now = inventory.now();
    JsonArray answer = new JsonArray();
    cluster.addons.forEach(
        (name, installed) -> {
          boolean ready = installed.states().at(now).equals("normal");
          List<String> versions = AVAILABLE.getOrDefault(name, List.of());
          JsonObject addon = addon(name, installed.version());
          addon.addProperty("targetVersion", versions.isEmpty() ? "" : versions.get(0));
          addon.addProperty("healthState", ready ? "normal" : "pending");
          addon.addProperty("healthStatus", ready ? "Addon Ready" : installed.states().at(now));
          addon.addProperty("deprecated", false);
          JsonArray upgrades = new JsonArray();
          versions.stream()
              .limit(Math.max(0, versions.indexOf(installed.version())))
              .forEach(upgrades::add);
          addon.add("allowed_upgrade_versions", upgrades);
          addon.add("options", Json.object(installed.options()));
          answer.add(addon);
        });
    return answer;
  }

  private static JsonObject addon(String name, String version) {
    JsonObject addon = new JsonObject();
    addon.addProperty("name", name);
    addon.addProperty("version", version);
    addon.addProperty("targetVersion", version);
    addon.addProperty("supportedKubeRange", ">=1.28.0");
    addon.addProperty("vlan_spanning_required", false);
    return addon;
  }

  private Reply manage(ApiCall call) {
    Cluster cluster = clusters.require(call);
    JsonElement addons = call.json().get("addons");
    if (addons == null || !addons.isJsonArray()) {
      throw ApiException.badRequest("The field addons is missing.");
    }
    boolean update = call.flag("update");
    boolean enable = call.flag("enable") || update;
    for (JsonElement element : addons.getAsJsonArray()) {
      JsonObject addon = element.getAsJsonObject();
      String name = addon.get("name").getAsString();
      if (enable) {
        put(cluster, name, addon, update);
      } else if (cluster.addons.remove(name) == null) {
        throw ApiException.notFound("add-on '" + name + "'");
      }
    }
    JsonObject answer = new JsonObject();
    answer.add("missingDeps", new JsonArray());
    answer.add("orphanedAddons", new JsonObject());
    return Reply.json(call.operation().success(), answer);
  }

  private void put(Cluster cluster, String name, JsonObject request, boolean update) {
    List<String> versions = AVAILABLE.get(name);
    Cluster.Addon old = cluster.addons.get(name);
    if (versions == null || (update && old == null)) {
      throw ApiException.notFound("add-on '" + name + "'");
    }
    String version = Json.text(request, "version");
    if (version.isEmpty()) {
      version = versions.get(0);
    } else if (!versions.contains(version)) {
      throw ApiException.badRequest(
          "The version '"
              + version
              + "' of the add-on '"
              + name
              + "' is not one of "
              + versions
              + ".");
    }
    Map<String, String> options = new LinkedHashMap<>(old == null ? Map.of() : old.options());
    if (request.has("options") && request.get("options").isJsonObject()) {
      request
          .getAsJsonObject("options")
          .entrySet()
          .forEach(e -> options.put(e.getKey(), e.getValue().getAsString()));
    }
    Timeline states =
        Timeline.of(inventory.now(), update ? "updating" : "enabling")
            .then(inventory.times().workerReloading(), "normal");
    cluster.addons.put(name, new Cluster.Addon(version, options, states));
  }
}
