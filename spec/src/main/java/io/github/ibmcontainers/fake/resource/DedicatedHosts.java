package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Dedicated hosts and their pools. */
final class DedicatedHosts {
  private static final String POOL = "dedicated host pool";
  private static final String HOST = "dedicated host";
  private static final Map<String, String> FLAVOR_CLASSES =
      Map.of("bx2d.host.152x608", "bx2d", "cx2d.host.152x304", "cx2d");

  private final Context context;

  private DedicatedHosts(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    DedicatedHosts group = new DedicatedHosts(context);
    context.on("GetDedicatedHostFlavors", DedicatedHosts::flavors);
    context
        .ofAccount(POOL)
        .key("id", "dedicatedhostpool", "hostPool", "hostPoolID")
        .onCreate(DedicatedHosts::makePool)
        .create("CreateDedicatedHostPool");
    context.on(
        "GetDedicatedHostPools",
        call -> {
          JsonArray pools = new JsonArray();
          group.pools(call).values().forEach(p -> pools.add(group.poolView(p)));
          return Reply.json(200, pools);
        });
    context.on(
        "GetDedicatedHostPool",
        call ->
            Reply.json(
                200, group.poolView(group.pool(call, call.requireQuery("dedicatedhostpool")))));
    context.on("RemoveDedicatedHostPool", group::removePool);
    context.on("CreateDedicatedHost", group::createHost);
    context.on("GetDedicatedHosts", group::hosts);
    context.on(
        "GetDedicatedHost",
        call ->
            Reply.json(
                200,
                group.hostView(
                    group.host(
                        call,
                        call.requireQuery("dedicatedhostpool"),
                        call.requireQuery("dedicatedhost")))));
    context.on("RemoveDedicatedHost", group::removeHost);
    context.on("EnableDedicatedHostPlacement", call -> group.placement(call, true));
    context.on("DisableDedicatedHostPlacement", call -> group.placement(call, false));
  }

  private static void makePool(ApiCall call, JsonObject item) {
    if (!FLAVOR_CLASSES.containsValue(Json.text(item, "flavorClass"))) {
      throw ApiException.badRequest(
          "The flavor class '" + Json.text(item, "flavorClass") + "' is not supported.");
    }
    call.requireField("name");
    call.requireField("metro");
    item.addProperty("id", "dh-" + Ids.cluster());
    item.addProperty("state", "created");
  }

  private Map<String, JsonObject> pools(ApiCall call) {
    return context.items(call.account(), POOL);
  }

  private JsonObject pool(ApiCall call, String id) {
    JsonObject pool = pools(call).get(id);
    if (pool == null) {
      throw ApiException.notFound(POOL);
    }
    return pool;
  }

  private Map<String, JsonObject> hostsOf(String pool) {
    Map<String, JsonObject> hosts = context.items(pool, HOST);
    long now = context.inventory().now().toEpochMilli();
    hosts.values().removeIf(h -> h.has("deletedAt") && h.get("deletedAt").getAsLong() <= now);
    return hosts;
  }

  private JsonObject host(ApiCall call, String pool, String id) {
    JsonObject host = hostsOf(Json.text(pool(call, pool), "id")).get(id);
    if (host == null) {
      throw ApiException.notFound(HOST);
    }
    return host;
  }

  private JsonObject poolView(JsonObject pool) {
    Map<String, JsonObject> hosts = hostsOf(Json.text(pool, "id"));
    Map<String, Integer> byZone = new LinkedHashMap<>();
    hosts.values().forEach(h -> byZone.merge(Json.text(h, "zone"), 1, Integer::sum));
    JsonArray zones = new JsonArray();
    byZone.forEach(
        (zone, count) ->
            zones.add(Json.of("zone", zone, "hostCount", count, "capacity", capacity(count))));
    JsonObject view = pool.deepCopy();
    view.addProperty("hostCount", hosts.size());
    view.add("zones", zones);
    view.add("workerPools", new JsonArray());
    return view;
  }

  private static JsonObject capacity(int hosts) {
    return Json.of("memoryBytes", 608L * 1024 * 1024 * 1024 * hosts, "vcpu", 152 * hosts);
  }

  private Reply removePool(ApiCall call) {
    String id = Json.text(pool(call, call.requireField("hostPool")), "id");
    if (!hostsOf(id).isEmpty()) {
      throw ApiException.badRequest("The dedicated host pool has hosts. Remove them first.");
    }
    pools(call).remove(id);
    return call.emptyReply();
  }

  private Reply createHost(ApiCall call) {
    JsonObject pool = pool(call, call.requireField("hostPoolID"));
    String flavor = call.requireField("flavor");
    if (!Json.text(pool, "flavorClass").equals(FLAVOR_CLASSES.get(flavor))) {
      throw ApiException.badRequest(
          "The flavor '" + flavor + "' does not match the flavor class of the host pool.");
    }
    JsonObject host =
        Json.of(
            "id",
            "dh-" + Ids.cluster(),
            "flavor",
            flavor,
            "zone",
            call.requireField("zone"),
            "placementEnabled",
            true,
            "created",
            context.inventory().now().toEpochMilli());
    hostsOf(Json.text(pool, "id")).put(Json.text(host, "id"), host);
    return call.reply(Json.of("id", Json.text(host, "id")));
  }

  private Reply hosts(ApiCall call) {
    JsonArray answer = new JsonArray();
    hostsOf(Json.text(pool(call, call.requireQuery("dedicatedhostpool")), "id"))
        .values()
        .forEach(h -> answer.add(hostView(h)));
    return Reply.json(200, answer);
  }

  private JsonObject hostView(JsonObject host) {
    Instant now = context.inventory().now();
    Instant created = Instant.ofEpochMilli(host.get("created").getAsLong());
    boolean ready = !now.isBefore(created.plus(context.inventory().times().workerProvisioning()));
    boolean deleting = host.has("deletedAt");
    JsonObject view = host.deepCopy();
    view.remove("created");
    view.remove("deletedAt");
    view.add(
        "lifecycle",
        Json.of(
            "actualState",
            deleting ? "deleting" : ready ? "created" : "creating",
            "desiredState",
            deleting ? "deleted" : "created",
            "message",
            "",
            "messageDate",
            "",
            "messageDetails",
            "",
            "messageDetailsDate",
            ""));
    view.add("resources", Json.of("capacity", capacity(1), "consumed", capacity(0)));
    view.add("workers", new JsonArray());
    return view;
  }

  /** As in the service, placement must be disabled before a host can be removed. */
  private Reply removeHost(ApiCall call) {
    JsonObject host = host(call, call.requireField("hostPool"), call.requireField("host"));
    if (host.get("placementEnabled").getAsBoolean()) {
      throw ApiException.badRequest("Disable placement on the dedicated host first.");
    }
    host.addProperty(
        "deletedAt",
        context
            .inventory()
            .now()
            .plus(context.inventory().times().workerDeleting())
            .toEpochMilli());
    return call.emptyReply();
  }

  private Reply placement(ApiCall call, boolean enabled) {
    host(call, call.requireField("hostPoolID"), call.requireField("hostID"))
        .addProperty("placementEnabled", enabled);
    return call.emptyReply();
  }

  private static Reply flavors(ApiCall call) {
    String zone = call.requireQuery("zone");
    if (!zone.matches("[a-z]{2}-[a-z]+-[1-9]")) {
      throw ApiException.badRequest(
          "Dedicated hosts are not available in the zone '" + zone + "'.");
    }
    JsonArray answer = new JsonArray();
    for (String flavor : new TreeSet<>(FLAVOR_CLASSES.keySet())) {
      answer.add(
          Json.of(
              "id",
              flavor,
              "flavorClass",
              FLAVOR_CLASSES.getOrDefault(flavor, ""),
              "zone",
              zone,
              "region",
              zone.substring(0, zone.lastIndexOf('-')),
              "deprecated",
              false,
              "maxVCPUs",
              152,
              "maxMemory",
              608,
              "instanceStorage",
              Json.array(Set.of(Json.of("count", 2, "size", 5400)))));
    }
    return Reply.json(200, answer);
  }
}
