package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations on add-ons. */
final class AddonHandlers {
  /** The versions of each add-on, the default first. */
  private static final Map<String, List<String>> ON_OFFER =
      new TreeMap<>(
          Map.of(
              "cluster-autoscaler", List.of("1.2.3", "1.2.2"),
              "istio", List.of("1.22", "1.21"),
              "static-route", List.of("1.0.0"),
              "vpc-block-csi-driver", List.of("5.2", "5.1"),
              "vpc-file-csi-driver", List.of("2.0", "1.2")));

  private final World world;
  private final ClusterAccess access;

  AddonHandlers(World world, ClusterAccess access) {
    this.world = world;
    this.access = access;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetAddons", call -> Reply.json(200, onOffer()));
    handlers.put("GetClusterAddons", call -> Reply.json(200, installed(access.need(call))));
    handlers.put("V2GetClusterAddons", call -> Reply.json(200, installed(access.need(call))));
    handlers.put("ManageClusterAddons", this::manage);
  }

  private static JsonArray onOffer() {
    JsonArray answer = new JsonArray();
    ON_OFFER.forEach(
        (name, versions) -> versions.forEach(version -> answer.add(addon(name, version))));
    return answer;
  }

  private JsonArray installed(Cluster cluster) {
    Instant now = world.now();
    JsonArray answer = new JsonArray();
    cluster.addons.forEach(
        (name, installed) -> {
          boolean ready = installed.states().at(now).equals("normal");
          List<String> versions = ON_OFFER.getOrDefault(name, List.of());
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
          JsonObject options = new JsonObject();
          installed.options().forEach(options::addProperty);
          addon.add("options", options);
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
    Cluster cluster = access.need(call);
    JsonElement addons = call.json().get("addons");
    if (addons == null || !addons.isJsonArray()) {
      throw ApiException.badRequest("The field addons is missing.");
    }
    boolean update = call.flag("update");
    boolean on = call.flag("enable") || update;
    for (JsonElement element : addons.getAsJsonArray()) {
      JsonObject addon = element.getAsJsonObject();
      String name = addon.get("name").getAsString();
      if (on) {
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

  private void put(Cluster cluster, String name, JsonObject asked, boolean update) {
    List<String> versions = ON_OFFER.get(name);
    Cluster.Addon old = cluster.addons.get(name);
    if (versions == null || (update && old == null)) {
      throw ApiException.notFound("add-on '" + name + "'");
    }
    String version = text(asked, "version");
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
    if (asked.has("options") && asked.get("options").isJsonObject()) {
      asked
          .getAsJsonObject("options")
          .entrySet()
          .forEach(e -> options.put(e.getKey(), e.getValue().getAsString()));
    }
    Timeline states =
        Timeline.of(world.now(), update ? "updating" : "enabling")
            .then(world.times().workerReloading(), "normal");
    cluster.addons.put(name, new Cluster.Addon(version, options, states));
  }

  private static String text(JsonObject json, String field) {
    return json.has(field) && json.get(field).isJsonPrimitive()
        ? json.get(field).getAsString()
        : "";
  }
}
