package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.util.Optional;

/** Operations that attach, assign and remove hosts of Satellite locations. */
final class SatelliteHosts {
  private final Context context;
  private final SatelliteLocations locations;

  private SatelliteHosts(Context context) {
    this.context = context;
    this.locations = new SatelliteLocations(context.inventory());
  }

  static void register(Context context) {
    SatelliteHosts group = new SatelliteHosts(context);
    context.on("AttachSatelliteHost", group::script);
    context.on("GetSatelliteHosts", group::list);
    context.on("CreateSatelliteAssignment", group::assign);
    context.on("UpdateSatelliteHost", group::update);
    context.on("RemoveSatelliteHost", group::remove);
  }

  private String location(ApiCall call) {
    return Json.text(
        locations.require(
            call,
            call.value("controller")
                .orElseThrow(
                    () -> ApiException.badRequest("The field controller is missing or empty."))),
        "id");
  }

  /** Returns a script that attaches the host on which it runs, with the control API. */
  private Reply script(ApiCall call) {
    String location = location(call);
    String url =
        call.exchange()
            .url()
            .newBuilder()
            .encodedPath("/__fake/satellite-hosts")
            .query(null)
            .addQueryParameter("location", location)
            .build()
            .toString();
    return Reply.of(
        call.operation().success(),
        "application/octet-stream",
        "#!/usr/bin/env bash\nset -e\ncurl -sf -X POST \"" + url + "&name=$(hostname)\"\n");
  }

  private Reply list(ApiCall call) {
    JsonArray answer = new JsonArray();
    locations.hosts(location(call)).values().forEach(h -> answer.add(view(h)));
    return Reply.json(200, answer);
  }

  private JsonObject view(JsonObject host) {
    boolean assigned = host.has("assignment");
    Instant since =
        Instant.ofEpochMilli(
            host.get(assigned && host.has("assignedAt") ? "assignedAt" : "created").getAsLong());
    boolean provisioned =
        !context
            .inventory()
            .now()
            .isBefore(since.plus(context.inventory().times().workerProvisioning()));
    JsonObject view = host.deepCopy();
    view.remove("created");
    view.remove("assignedAt");
    if (!assigned) {
      view.add("assignment", new JsonObject());
    }
    view.add(
        "health",
        Json.of(
            "status",
            assigned ? provisioned ? "normal" : "provisioning" : "ready",
            "message",
            assigned ? "" : "The host is ready to be assigned.",
            "modifiedDate",
            context.now()));
    return view;
  }

  private JsonObject require(String location, String idOrName) {
    return locations.hosts(location).values().stream()
        .filter(h -> Json.text(h, "id").equals(idOrName) || Json.text(h, "name").equals(idOrName))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("host"));
  }

  /** Assigns the named host, or the first unassigned host with the labels. */
  private Reply assign(ApiCall call) {
    String location = location(call);
    JsonObject labels = Json.object(call.json(), "labels");
    JsonObject host =
        call.field("hostID")
            .map(id -> require(location, id))
            .or(
                () ->
                    locations.hosts(location).values().stream()
                        .filter(h -> !h.has("assignment") && hasLabels(h, labels))
                        .findFirst())
            .orElseThrow(() -> ApiException.notFound("host"));
    if (host.has("assignment")) {
      throw ApiException.conflict("E0d4b", "The host is already assigned.");
    }
    String zone = call.requireField("zone");
    Optional<String> cluster = call.field("cluster").filter(c -> !isLocation(call, location, c));
    if (cluster.isPresent()) {
      assignTo(call, context.cluster(call), host, zone);
    } else {
      locations.assign(host, zone, location, location, "", "", "");
    }
    host.addProperty("assignedAt", context.inventory().now().toEpochMilli());
    return call.reply(
        Json.of("id", Ids.hex(Json.text(host, "id")), "hostID", Json.text(host, "id")));
  }

  private boolean isLocation(ApiCall call, String location, String name) {
    JsonObject found = locations.of(call.account()).get(location);
    return name.equals(location) || (found != null && Json.text(found, "name").equals(name));
  }

  private static boolean hasLabels(JsonObject host, JsonObject labels) {
    JsonObject actual = Json.object(host, "labels");
    return labels.entrySet().stream().allMatch(e -> e.getValue().equals(actual.get(e.getKey())));
  }

  private void assignTo(ApiCall call, Cluster cluster, JsonObject host, String zone) {
    if (!cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(cluster.provider());
    }
    String name = call.field("workerpool").orElse("default");
    String pool =
        cluster
            .poolId(name, context.inventory().now())
            .orElseThrow(() -> ApiException.notFound("worker pool"));
    String worker = context.inventory().addHost(cluster, pool, zone);
    locations.assign(host, zone, cluster.id(), cluster.name(), worker, pool, name);
  }

  private Reply update(ApiCall call) {
    JsonObject host = require(location(call), call.requireField("hostID"));
    JsonObject labels = Json.object(host, "labels");
    Json.object(call.json(), "labels")
        .entrySet()
        .forEach(e -> labels.add(e.getKey(), e.getValue()));
    host.add("labels", labels);
    return call.emptyReply();
  }

  private Reply remove(ApiCall call) {
    String location = location(call);
    JsonObject host = require(location, call.requireField("hostID"));
    locations.hosts(location).remove(Json.text(host, "id"));
    JsonObject assignment = Json.object(host, "assignment");
    String worker = Json.text(assignment, "workerID");
    context
        .clusters()
        .list(call, c -> c.id().equals(Json.text(assignment, "clusterID")))
        .forEach(c -> context.inventory().removeWorker(c, worker));
    return call.emptyReply();
  }
}
