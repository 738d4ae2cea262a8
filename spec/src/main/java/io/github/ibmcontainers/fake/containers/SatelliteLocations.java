package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Satellite locations of the accounts and their hosts, kept in the store. */
public final class SatelliteLocations {
  /** How many hosts the control plane of a location needs. */
  public static final int CONTROL_PLANE = 3;

  private static final String KIND = "location";
  private static final String DEFAULT = "mylocation";

  private final World world;

  /** The locations of that world. */
  public SatelliteLocations(World world) {
    this.world = world;
  }

  private Store store() {
    return world.store();
  }

  /** All locations of an account by their ids. */
  public Map<String, JsonObject> of(String account) {
    return store().of(account, KIND);
  }

  /** The hosts of a location by their ids. */
  public Map<String, JsonObject> hosts(String location) {
    return store().of(location, "host");
  }

  /** The location that the caller's account knows under that id or name. */
  public JsonObject need(ApiCall call, String idOrName) {
    return find(call.account(), idOrName)
        .filter(l -> !hidden(l))
        .orElseThrow(
            () ->
                ApiException.of(
                    404, "G0008", "General", "The specified location could not be found."));
  }

  /** Just after it was made, a location is not found. */
  private boolean hidden(JsonObject location) {
    return world
        .now()
        .isBefore(
            Instant.ofEpochMilli(location.get("made").getAsLong())
                .plus(world.times().clusterRequested()));
  }

  /** The location of an account with that id or name. */
  public Optional<JsonObject> find(String account, String idOrName) {
    return of(account).values().stream()
        .filter(
            l ->
                l.get("id").getAsString().equals(idOrName)
                    || l.get("name").getAsString().equals(idOrName))
        .findFirst();
  }

  /** Makes a location. */
  public JsonObject make(String account, String name, List<String> zones, Instant made) {
    if (find(account, name).isPresent()) {
      throw ApiException.conflict("E0d3a", "A location with the name '" + name + "' exists.");
    }
    JsonObject location = new JsonObject();
    String id = Ids.cluster();
    location.addProperty("id", id);
    location.addProperty("name", name);
    location.addProperty("made", made.toEpochMilli());
    location.addProperty("createdDate", ClusterViews.date(made));
    location.addProperty(
        "crn", "crn:v1:bluemix:public:satellite:us-east:a/" + account + ":" + id + "::");
    JsonArray zoneNames = new JsonArray();
    zones.forEach(zoneNames::add);
    location.add("workerZones", zoneNames);
    of(account).put(id, location);
    return location;
  }

  /**
   * The location of the clusters that the cloud starts with: it has its hosts, and two to spare.
   */
  String defaultLocation(String account) {
    Optional<JsonObject> known = find(account, DEFAULT);
    if (known.isPresent()) {
      return known.get().get("id").getAsString();
    }
    Instant made = world.now().minus(World.AGE);
    JsonObject location = make(account, DEFAULT, List.of("zone-1", "zone-2", "zone-3"), made);
    String id = location.get("id").getAsString();
    for (int i = 1; i <= CONTROL_PLANE + 2; i++) {
      JsonObject host = attach(id, "host-" + i, new JsonObject(), made);
      if (i <= CONTROL_PLANE) {
        assign(host, "zone-" + i, id, DEFAULT, "", "", "");
      }
    }
    return id;
  }

  /** Adds a host that belongs to nothing yet. */
  public JsonObject attach(String location, String name, JsonObject labels, Instant made) {
    JsonObject host = new JsonObject();
    host.addProperty("id", Ids.cluster());
    host.addProperty("name", name);
    host.addProperty("state", "unassigned");
    host.addProperty("made", made.toEpochMilli());
    host.add("labels", labels);
    hosts(location).put(host.get("id").getAsString(), host);
    return host;
  }

  /** Gives a host to a cluster, or to the control plane of its location. */
  public void assign(
      JsonObject host,
      String zone,
      String clusterId,
      String clusterName,
      String worker,
      String poolId,
      String poolName) {
    String date = ClusterViews.date(world.now());
    JsonObject assignment = new JsonObject();
    assignment.addProperty("clusterID", clusterId);
    assignment.addProperty("clusterName", clusterName);
    assignment.addProperty(
        "ipAddress", "192.0.2." + (1 + Math.floorMod(host.get("id").hashCode(), 250)));
    assignment.addProperty("receivedDate", date);
    assignment.addProperty("requestedDate", date);
    assignment.addProperty("workerID", worker);
    assignment.addProperty("workerPoolID", poolId);
    assignment.addProperty("workerPoolName", poolName);
    assignment.addProperty("zone", zone);
    host.add("assignment", assignment);
    host.addProperty("state", "assigned");
  }

  /** Whether the control plane of the location has the hosts that it needs. */
  public boolean complete(String location) {
    return hosts(location).values().stream()
            .filter(h -> h.has("assignment"))
            .filter(
                h ->
                    h.getAsJsonObject("assignment").get("clusterID").getAsString().equals(location))
            .count()
        >= CONTROL_PLANE;
  }
}
