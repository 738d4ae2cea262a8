package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import io.github.ibmcontainers.fake.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Satellite locations and their hosts. */
public final class SatelliteLocations {
  /** The number of hosts that the control plane of a location requires. */
  public static final int CONTROL_PLANE_HOSTS = 3;

  private static final String KIND = "location";
  private static final String DEFAULT = "mylocation";

  private final Inventory inventory;

  /** Creates a view of the locations in an inventory. */
  public SatelliteLocations(Inventory inventory) {
    this.inventory = inventory;
  }

  private Store store() {
    return inventory.store();
  }

  /** Returns all locations of an account by id. */
  public Map<String, JsonObject> of(String account) {
    return store().of(account, KIND);
  }

  /** Returns the hosts of a location by id. */
  public Map<String, JsonObject> hosts(String location) {
    return store().of(location, "host");
  }

  /** Returns a location of the caller's account; rejects the request if there is none. */
  public JsonObject require(ApiCall call, String idOrName) {
    return find(call.account(), idOrName)
        .filter(l -> !hidden(l))
        .orElseThrow(
            () ->
                ApiException.of(
                    404, "G0008", "General", "The specified location could not be found."));
  }

  /** A new location is not found for some time. */
  private boolean hidden(JsonObject location) {
    return inventory
        .now()
        .isBefore(
            Instant.ofEpochMilli(location.get("created").getAsLong())
                .plus(inventory.times().clusterRequested()));
  }

  /** Returns the location of an account with an id or name. */
  public Optional<JsonObject> find(String account, String idOrName) {
    return of(account).values().stream()
        .filter(
            l ->
                l.get("id").getAsString().equals(idOrName)
                    || l.get("name").getAsString().equals(idOrName))
        .findFirst();
  }

  /** Creates a location. */
  public JsonObject create(String account, String name, List<String> zones, Instant created) {
    if (find(account, name).isPresent()) {
      throw ApiException.conflict(
          "E0d3a", "A location with the name '" + name + "' already exists.");
    }
    JsonObject location = new JsonObject();
    String id = Ids.cluster();
    location.addProperty("id", id);
    location.addProperty("name", name);
    location.addProperty("created", created.toEpochMilli());
    location.addProperty("createdDate", ClusterViews.date(created));
    location.addProperty(
        "crn", "crn:v1:bluemix:public:satellite:us-east:a/" + account + ":" + id + "::");
    location.add("workerZones", Json.array(zones));
    of(account).put(id, location);
    return location;
  }

  /**
   * Returns the location of the initial clusters, which has the hosts of its control plane and two
   * unassigned ones.
   */
  String defaultLocation(String account) {
    Optional<JsonObject> known = find(account, DEFAULT);
    if (known.isPresent()) {
      return known.get().get("id").getAsString();
    }
    Instant created = inventory.now().minus(Inventory.INITIAL_AGE);
    JsonObject location = create(account, DEFAULT, List.of("zone-1", "zone-2", "zone-3"), created);
    String id = location.get("id").getAsString();
    for (int i = 1; i <= CONTROL_PLANE_HOSTS + 2; i++) {
      JsonObject host = attach(id, "host-" + i, new JsonObject(), created);
      if (i <= CONTROL_PLANE_HOSTS) {
        assign(host, "zone-" + i, id, DEFAULT, "", "", "");
      }
    }
    return id;
  }

  /** Adds an unassigned host. */
  public JsonObject attach(String location, String name, JsonObject labels, Instant created) {
    JsonObject host = new JsonObject();
    host.addProperty("id", Ids.cluster());
    host.addProperty("name", name);
    host.addProperty("state", "unassigned");
    host.addProperty("created", created.toEpochMilli());
    host.add("labels", labels);
    hosts(location).put(host.get("id").getAsString(), host);
    return host;
  }

  /** Assigns a host to a cluster, or to the control plane of its location. */
  public void assign(
      JsonObject host,
      String zone,
      String clusterId,
      String clusterName,
      String worker,
      String poolId,
      String poolName) {
    String date = ClusterViews.date(inventory.now());
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

  /** Returns whether the control plane of a location has the required hosts. */
  public boolean complete(String location) {
    return hosts(location).values().stream()
            .filter(h -> h.has("assignment"))
            .filter(
                h ->
                    h.getAsJsonObject("assignment").get("clusterID").getAsString().equals(location))
            .count()
        >= CONTROL_PLANE_HOSTS;
  }
}
