package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import java.time.Instant;
import java.util.Optional;

/** The hosts of Satellite locations: attached, assigned and removed. */
final class SatelliteHosts {
  private final Context context;
  private final SatelliteLocations locations;

  private SatelliteHosts(Context context) {
    this.context = context;
    this.locations = new SatelliteLocations(context.world());
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
        locations.need(
            call,
            call.value("controller")
                .orElseThrow(
                    () -> ApiException.badRequest("The field controller is missing or empty."))),
        "id");
  }

  /** Run on a machine, the script attaches it, by the fake cloud's own control. */
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
            host.get(assigned && host.has("assignedAt") ? "assignedAt" : "made").getAsLong());
    boolean settled =
        !context.world().now().isBefore(since.plus(context.world().times().workerProvisioning()));
    JsonObject view = host.deepCopy();
    view.remove("made");
    view.remove("assignedAt");
    if (!assigned) {
      view.add("assignment", new JsonObject());
    }
    view.add(
        "health",
        Json.of(
            "status",
            assigned ? settled ? "normal" : "provisioning" : "ready",
            "message",
            assigned ? "" : "The host is ready to be assigned.",
            "modifiedDate",
            context.now()));
    return view;
  }

  private JsonObject need(String location, String idOrName) {
    return locations.hosts(location).values().stream()
        .filter(h -> Json.text(h, "id").equals(idOrName) || Json.text(h, "name").equals(idOrName))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("host"));
  }

  /** A named host, or the first spare one that has the labels. */
  private Reply assign(ApiCall call) {
    String location = location(call);
    JsonObject labels = Json.object(call.json(), "labels");
    JsonObject host =
        call.field("hostID")
            .map(id -> need(location, id))
            .or(
                () ->
                    locations.hosts(location).values().stream()
                        .filter(h -> !h.has("assignment") && fits(h, labels))
                        .findFirst())
            .orElseThrow(() -> ApiException.notFound("host"));
    if (host.has("assignment")) {
      throw ApiException.conflict("E0d4b", "The host is assigned already.");
    }
    String zone = call.needField("zone");
    Optional<String> cluster = call.field("cluster").filter(c -> !isLocation(call, location, c));
    if (cluster.isPresent()) {
      assignTo(call, context.cluster(call), host, zone);
    } else {
      locations.assign(host, zone, location, location, "", "", "");
    }
    host.addProperty("assignedAt", context.world().now().toEpochMilli());
    return Context.reply(
        call, Json.of("id", Ids.hex(Json.text(host, "id")), "hostID", Json.text(host, "id")));
  }

  private boolean isLocation(ApiCall call, String location, String name) {
    JsonObject found = locations.of(call.account()).get(location);
    return name.equals(location) || (found != null && Json.text(found, "name").equals(name));
  }

  private static boolean fits(JsonObject host, JsonObject labels) {
    JsonObject has = Json.object(host, "labels");
    return labels.entrySet().stream().allMatch(e -> e.getValue().equals(has.get(e.getKey())));
  }

  private void assignTo(ApiCall call, Cluster cluster, JsonObject host, String zone) {
    if (!cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(cluster.provider());
    }
    String name = call.field("workerpool").orElse("default");
    String pool =
        cluster
            .poolId(name, context.world().now())
            .orElseThrow(() -> ApiException.notFound("worker pool"));
    String worker = context.world().addHost(cluster, pool, zone);
    locations.assign(host, zone, cluster.id(), cluster.name(), worker, pool, name);
  }

  private Reply update(ApiCall call) {
    JsonObject host = need(location(call), call.needField("hostID"));
    JsonObject labels = Json.object(host, "labels");
    Json.object(call.json(), "labels")
        .entrySet()
        .forEach(e -> labels.add(e.getKey(), e.getValue()));
    host.add("labels", labels);
    return Context.done(call);
  }

  private Reply remove(ApiCall call) {
    String location = location(call);
    JsonObject host = need(location, call.needField("hostID"));
    locations.hosts(location).remove(Json.text(host, "id"));
    JsonObject assignment = Json.object(host, "assignment");
    String worker = Json.text(assignment, "workerID");
    context
        .access()
        .list(call, c -> c.id().equals(Json.text(assignment, "clusterID")))
        .forEach(c -> context.world().removeWorker(c, worker));
    return Context.done(call);
  }
}
