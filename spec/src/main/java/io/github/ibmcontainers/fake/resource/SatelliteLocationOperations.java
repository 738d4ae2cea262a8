package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.accounts.ResourceGroups;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Operations that create, get, list and remove Satellite locations. */
final class SatelliteLocationOperations {
  private static final String NO_HOSTS =
      "R0012: The location has no hosts for its control plane. Assign at least 3 hosts.";
  private static final String READY = "R0001: The Satellite location is ready for operations.";

  private final Context context;
  private final SatelliteLocations locations;

  private SatelliteLocationOperations(Context context) {
    this.context = context;
    this.locations = new SatelliteLocations(context.inventory());
  }

  static void register(Context context) {
    SatelliteLocationOperations group = new SatelliteLocationOperations(context);
    context.on("CreateSatelliteLocation", group::create);
    context.on("GetSatelliteLocation", group::get);
    context.on("GetSatelliteLocations", group::list);
    context.on("RemoveSatelliteLocation", group::remove);
    context.on("GetSatelliteServiceClusters", group::serviceClusters);
  }

  private Reply create(ApiCall call) {
    List<String> zones = Json.texts(call.json(), "zones");
    if (!zones.isEmpty() && zones.size() != 3) {
      throw ApiException.badRequest("A location must have 3 zones, not " + zones.size() + ".");
    }
    String region = call.requireField("location");
    JsonObject location =
        locations.create(
            call.account(),
            call.requireField("name"),
            zones.isEmpty() ? List.of("zone-1", "zone-2", "zone-3") : zones,
            context.inventory().now());
    location.addProperty("location", region);
    for (String field :
        List.of("description", "iaas", "cos_config", "coreos_enabled", "physicalAddress")) {
      if (call.json().has(field)) {
        location.add(field, call.json().get(field));
      }
    }
    call.resourceGroup().ifPresent(id -> location.addProperty("resourceGroup", id));
    return call.reply(Json.of("id", Json.text(location, "id"), "crn", Json.text(location, "crn")));
  }

  private JsonObject view(ApiCall call, JsonObject location) {
    String id = Json.text(location, "id");
    Map<String, JsonObject> hosts = locations.hosts(id);
    long available = hosts.values().stream().filter(h -> !h.has("assignment")).count();
    boolean complete = locations.complete(id);
    Instant created = Instant.ofEpochMilli(location.get("created").getAsLong());
    boolean deploying =
        context
            .inventory()
            .now()
            .isBefore(
                created
                    .plus(context.inventory().times().clusterRequested())
                    .plus(context.inventory().times().clusterDeploying()));
    JsonObject view = location.deepCopy();
    view.remove("created");
    view.addProperty("state", complete ? "normal" : deploying ? "provisioning" : "action required");
    view.addProperty("status", complete ? "R0001" : "R0012");
    view.add("deployments", Json.of("enabled", complete, "message", complete ? READY : NO_HOSTS));
    view.add("hosts", Json.of("available", available, "total", hosts.size()));
    view.addProperty("region", "us-east");
    if (!view.has("location")) {
      view.addProperty("location", "wdc");
    }
    String group =
        view.has("resourceGroup")
            ? Json.text(view, "resourceGroup")
            : context.inventory().groups().add(call.account(), ResourceGroups.DEFAULT);
    view.addProperty("resourceGroup", group);
    view.addProperty(
        "resourceGroupName",
        context.inventory().groups().name(call.account(), group).orElse(ResourceGroups.DEFAULT));
    view.add("locationZones", view.get("workerZones").deepCopy());
    view.addProperty("provider", "satellite");
    view.addProperty("type", "openshift");
    return call.documentedFields(view);
  }

  private Reply get(ApiCall call) {
    return Reply.json(200, view(call, locations.require(call, call.requireQuery("controller"))));
  }

  private Reply list(ApiCall call) {
    JsonArray answer = new JsonArray();
    for (JsonObject location : locations.of(call.account()).values()) {
      boolean inGroup =
          call.resourceGroup()
              .map(
                  g ->
                      !location.has("resourceGroup")
                          || Json.text(location, "resourceGroup").equals(g))
              .orElse(true);
      if (inGroup) {
        answer.add(view(call, location));
      }
    }
    return Reply.json(200, answer);
  }

  private List<Cluster> clusters(ApiCall call, String location) {
    return context.clusters().list(call, c -> c.location().equals(location));
  }

  private Reply remove(ApiCall call) {
    String id = Json.text(locations.require(call, call.requireField("controller")), "id");
    if (!clusters(call, id).isEmpty()) {
      throw ApiException.badRequest("The location has clusters. Remove them first.");
    }
    locations.of(call.account()).remove(id);
    context.inventory().store().removeScope(id);
    return call.emptyReply();
  }

  private Reply serviceClusters(ApiCall call) {
    String id = Json.text(locations.require(call, call.requireQuery("controller")), "id");
    JsonArray answer = new JsonArray();
    for (Cluster cluster : clusters(call, id)) {
      long assigned =
          locations.hosts(id).values().stream()
              .filter(
                  h -> Json.text(Json.object(h, "assignment"), "clusterID").equals(cluster.id()))
              .count();
      answer.add(
          Json.of(
              "id",
              cluster.id(),
              "name",
              cluster.name(),
              "provider",
              "satellite",
              "type",
              "openshift",
              "region",
              cluster.region(),
              "viewable",
              true,
              "workerCount",
              cluster.workerIds().size(),
              "hosts",
              Json.of("assigned", assigned, "unsatisfiedLabels", new JsonArray())));
    }
    return Reply.json(200, answer);
  }
}
