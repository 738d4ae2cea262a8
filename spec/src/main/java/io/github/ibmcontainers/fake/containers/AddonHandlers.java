package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;

/** The operations on add-ons. */
final class AddonHandlers {
  private static final Map<String, String> ON_OFFER =
      Map.of(
          "cluster-autoscaler", "1.2.3",
          "istio", "1.22",
          "static-route", "1.0.0",
          "vpc-block-csi-driver", "5.2",
          "vpc-file-csi-driver", "2.0");

  private final ClusterAccess access;

  AddonHandlers(ClusterAccess access) {
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
    ON_OFFER.keySet().stream()
        .sorted()
        .forEach(name -> answer.add(addon(name, ON_OFFER.getOrDefault(name, ""))));
    return answer;
  }

  private static JsonArray installed(Cluster cluster) {
    JsonArray answer = new JsonArray();
    cluster.addons.forEach(
        (name, version) -> {
          JsonObject addon = addon(name, version);
          addon.addProperty("healthState", "normal");
          addon.addProperty("healthStatus", "Addon Ready");
          addon.addProperty("deprecated", false);
          addon.add("allowed_upgrade_versions", new JsonArray());
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
    boolean on = call.flag("enable") || call.flag("update");
    for (JsonElement element : addons.getAsJsonArray()) {
      JsonObject addon = element.getAsJsonObject();
      String name = addon.get("name").getAsString();
      String known = ON_OFFER.get(name);
      if (known == null) {
        throw ApiException.notFound("add-on '" + name + "'");
      }
      if (on) {
        cluster.addons.put(name, addon.has("version") ? addon.get("version").getAsString() : known);
      } else {
        cluster.addons.remove(name);
      }
    }
    JsonObject answer = new JsonObject();
    answer.add("missingDeps", new JsonArray());
    answer.add("orphanedAddons", new JsonObject());
    return Reply.json(call.operation().success(), answer);
  }
}
