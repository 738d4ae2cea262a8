package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.api.Numbers;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The operations on worker pools and their zones. */
final class PoolHandlers {
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final Lifecycle lifecycle;
  private final PoolViews views;

  PoolHandlers(Inventory inventory, ClusterLookup clusters, Lifecycle lifecycle) {
    this.inventory = inventory;
    this.clusters = clusters;
    this.lifecycle = lifecycle;
    this.views = new PoolViews(inventory);
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetWorkerPools", c -> list(clusters.require(c, "classic"), views::v1));
    handlers.put("GetWorkerPool", c -> oneV1(clusters.require(c, "classic"), c));
    handlers.put("CreateWorkerPool", this::createClassic);
    handlers.put("PatchWorkerPool", this::patch);
    // IBM's CLI uses this operation also for VPC clusters.
    handlers.put("RemoveWorkerPool", c -> remove(c, clusters.require(c), c.path("poolidOrName")));
    handlers.put("AddWorkerPoolZone", this::addClassicZone);
    handlers.put("AddWorkerPoolZoneNetwork", this::changeZoneNetwork);
    handlers.put("RemoveWorkerPoolZone", this::removeZoneByV1);
    for (Map.Entry<String, String> route :
        Map.of("get", "", "ClassicGet", "classic", "VpcGet", "vpc").entrySet()) {
      handlers.put(
          route.getKey() + "WorkerPools", c -> list(require(c, route.getValue()), views::v2));
      handlers.put(route.getKey() + "WorkerPool", c -> oneV2(require(c, route.getValue()), c));
    }
    handlers.put("vpcCreateWorkerPool", c -> createV2(c, clusters.require(c, "vpc"), "zones"));
    handlers.put(
        "CreateSatelliteWorkerPool", c -> createV2(c, clusters.require(c, "satellite"), "Zones"));
    handlers.put("vpcCreateWorkerPoolZone", c -> addZone(c, clusters.require(c, "vpc")));
    handlers.put(
        "CreateSatelliteWorkerPoolZone", c -> addZone(c, clusters.require(c, "satellite")));
    handlers.put(
        "removeWorkerPool", c -> remove(c, clusters.require(c), c.requireField("workerpool")));
    handlers.put(
        "removeWorkerPoolZone",
        c ->
            removeZone(
                c, clusters.require(c), c.requireField("workerpool"), c.requireField("zone")));
    handlers.put("V2ResizeWorkerPool", this::resize);
    handlers.put("RebalanceWorkerPool", this::rebalance);
    handlers.put("v2SetWorkerPoolLabels", c -> replaceMap(c, "labels"));
    handlers.put("V2SetWorkerPoolTaints", c -> replaceMap(c, "taints"));
    handlers.put("V2SetWorkerPoolOperatingSystem", this::setOperatingSystem);
  }

  private Cluster require(ApiCall call, String provider) {
    return provider.isEmpty() ? clusters.require(call) : clusters.require(call, provider);
  }

  /** Returns a pool to change; rejects a pool that is being deleted. */
  private Pool find(Cluster cluster, String idOrName) {
    Pool pool = read(cluster, idOrName);
    if (pool.deleting(inventory.now())) {
      throw ApiException.notFound("worker pool");
    }
    return pool;
  }

  /** Returns a pool to read, which may be deleted until recently. */
  private Pool read(Cluster cluster, String idOrName) {
    Instant now = inventory.now();
    return cluster.pools.values().stream()
        .filter(p -> p.id.equals(idOrName) || p.name.equals(idOrName))
        .filter(p -> !p.gone(now))
        .min(Comparator.comparing(p -> p.deleting(now)))
        .orElseThrow(() -> ApiException.notFound("worker pool"));
  }

  private Reply list(Cluster cluster, BiFunction<Cluster, Pool, JsonObject> view) {
    JsonArray answer = new JsonArray();
    cluster.pools.values().removeIf(p -> p.gone(inventory.listTime()));
    Instant time = inventory.listTime();
    for (Pool pool : cluster.pools.values()) {
      if (!pool.created().isAfter(time) && !pool.deleted(time)) {
        answer.add(view.apply(cluster, pool));
      }
    }
    return Reply.json(200, answer);
  }

  private Reply oneV1(Cluster cluster, ApiCall call) {
    return Reply.json(200, views.v1(cluster, read(cluster, call.path("poolidOrName"))));
  }

  private Reply oneV2(Cluster cluster, ApiCall call) {
    return Reply.json(200, views.v2(cluster, read(cluster, call.requireQuery("workerpool"))));
  }

  private Pool create(
      ApiCall call, Cluster cluster, String name, String flavor, int size, String system) {
    copy(call, "labels", new LinkedHashMap<>());
    copy(call, "taints", new LinkedHashMap<>());
    boolean exists =
        cluster.pools.values().stream()
            .anyMatch(p -> p.name.equals(name) && !p.deleting(inventory.now()));
    if (exists) {
      throw ApiException.of(
          409,
          "E0d39",
          "Provisioning",
          "A worker pool with the name '" + name + "' already exists.");
    }
    Catalog.checkFlavor(flavor);
    Pool pool =
        new Pool(
            Ids.pool(cluster.id),
            name,
            flavor,
            size,
            system.isEmpty() ? Catalog.operatingSystem(cluster.openShift()) : system,
            Timeline.of(inventory.now(), "active"));
    cluster.pools.put(pool.id, pool);
    return pool;
  }

  private Reply createClassic(ApiCall call) {
    Cluster cluster = clusters.require(call, "classic");
    Pool pool =
        create(
            call,
            cluster,
            call.requireField("name"),
            call.field("machineType").orElse(Catalog.defaultFlavor("classic")),
            Numbers.of(call, "sizePerZone", 1),
            call.field("operatingSystem").orElse(""));
    finish(call, cluster, pool, "zones");
    return Reply.json(call.operation().success(), views.v1(cluster, pool));
  }

  private Reply createV2(ApiCall call, Cluster cluster, String zonesField) {
    Pool pool =
        create(
            call,
            cluster,
            call.requireField("name"),
            call.field("flavor").orElse(Catalog.defaultFlavor(cluster.provider())),
            Numbers.of(call, "workerCount", 1),
            call.field("operatingSystem").orElse(""));
    pool.vpcId =
        cluster.provider().equals("vpc")
            ? call.field("vpcID").orElse(Catalog.vpcId(cluster.region()))
            : "";
    finish(call, cluster, pool, zonesField);
    JsonObject answer = new JsonObject();
    answer.addProperty("workerPoolID", pool.id);
    return Reply.json(call.operation().success(), answer);
  }

  private void finish(ApiCall call, Cluster cluster, Pool pool, String zonesField) {
    pool.isolation = call.field("isolation").orElse("public");
    pool.entitlement = call.field("entitlement").orElse("");
    pool.dedicatedHostPool = call.field("dedicatedHostPoolID").orElse("");
    copy(call, "labels", pool.labels);
    copy(call, "taints", pool.taints);
    JsonElement zones = call.json().get(zonesField);
    if (zones != null && zones.isJsonArray()) {
      for (JsonElement element : zones.getAsJsonArray()) {
        Pool.Zone zone = Catalog.zone(cluster.provider(), element.getAsJsonObject());
        pool.zones.put(zone.id(), zone);
      }
    }
    lifecycle.balance(cluster, pool);
  }

  private static void copy(ApiCall call, String field, Map<String, String> target) {
    JsonElement values = call.json().get(field);
    if (values == null || !values.isJsonObject()) {
      return;
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    values
        .getAsJsonObject()
        .entrySet()
        .forEach(e -> pairs.put(e.getKey(), e.getValue().getAsString()));
    if (field.equals("labels")) {
      LabelsAndTaints.checkLabels(pairs);
    } else {
      LabelsAndTaints.checkTaints(pairs);
    }
    target.clear();
    target.putAll(pairs);
  }

  private Reply patch(ApiCall call) {
    Cluster cluster = clusters.require(call, "classic");
    Pool pool = find(cluster, call.path("poolidOrName"));
    String state = call.field("state").orElse("");
    switch (state) {
      case "resizing" -> pool.sizePerZone = size(call, "sizePerZone");
      case "labels" -> copy(call, "labels", pool.labels);
      case "rebalancing" -> {}
      default ->
          throw ApiException.badRequest(
              "The state '" + state + "' is not one of resizing, rebalancing and labels.");
    }
    lifecycle.balance(cluster, pool);
    return call.emptyReply();
  }

  private Reply remove(ApiCall call, Cluster cluster, String idOrName) {
    lifecycle.delete(cluster, find(cluster, idOrName));
    return call.emptyReply();
  }

  private Reply addClassicZone(ApiCall call) {
    Cluster cluster = clusters.require(call, "classic");
    return addZone(call, cluster, find(cluster, call.path("poolidOrName")));
  }

  /** The document defines {@code workerpool}; Terraform sends {@code workerPoolID} instead. */
  private Reply addZone(ApiCall call, Cluster cluster) {
    String pool = call.field("workerPoolID").orElseGet(() -> call.requireField("workerpool"));
    return addZone(call, cluster, find(cluster, pool));
  }

  private Reply addZone(ApiCall call, Cluster cluster, Pool pool) {
    Pool.Zone zone = Catalog.zone(cluster.provider(), call.json());
    if (pool.zones.putIfAbsent(zone.id(), zone) != null) {
      throw ApiException.of(
          409,
          "Ede7d",
          "Provisioning",
          "The zone '" + zone.id() + "' is already in the worker pool.");
    }
    lifecycle.balance(cluster, pool);
    return call.emptyReply();
  }

  private Reply changeZoneNetwork(ApiCall call) {
    Cluster cluster = clusters.require(call, "classic");
    Pool pool = find(cluster, call.path("poolidOrName"));
    Pool.Zone old = pool.zones.get(call.path("zoneid"));
    if (old == null) {
      throw ApiException.notFound("zone");
    }
    pool.zones.put(
        old.id(),
        new Pool.Zone(
            old.id(),
            call.field("privateVlan").orElse(old.privateVlan()),
            call.field("publicVlan").orElse(old.publicVlan()),
            old.subnetId()));
    return call.emptyReply();
  }

  /** IBM's Terraform provider also uses this operation for VPC clusters. */
  private Reply removeZoneByV1(ApiCall call) {
    return removeZone(call, clusters.require(call), call.path("poolidOrName"), call.path("zoneid"));
  }

  private Reply removeZone(ApiCall call, Cluster cluster, String poolName, String zone) {
    Pool pool = find(cluster, poolName);
    if (pool.zones.remove(zone) == null) {
      throw ApiException.notFound("zone");
    }
    lifecycle.balance(cluster, pool);
    return call.emptyReply();
  }

  private Reply resize(ApiCall call) {
    Cluster cluster = clusters.require(call);
    Pool pool = find(cluster, call.requireField("workerpool"));
    pool.sizePerZone = size(call, "size");
    lifecycle.balance(cluster, pool);
    return call.emptyReply();
  }

  private static int size(ApiCall call, String field) {
    int size = Numbers.parse(call.requireField(field));
    if (size < 0) {
      throw ApiException.badRequest("The field " + field + " must be at least 0.");
    }
    return size;
  }

  private Reply rebalance(ApiCall call) {
    Cluster cluster = clusters.require(call);
    lifecycle.balance(cluster, find(cluster, call.requireField("workerpool")));
    return call.emptyReply();
  }

  private Reply replaceMap(ApiCall call, String field) {
    Pool pool = find(clusters.require(call), call.requireField("workerpool"));
    copy(call, field, field.equals("labels") ? pool.labels : pool.taints);
    return call.emptyReply();
  }

  private Reply setOperatingSystem(ApiCall call) {
    find(clusters.require(call), call.requireField("workerPool")).operatingSystem =
        call.requireField("operatingSystem");
    return call.emptyReply();
  }
}
