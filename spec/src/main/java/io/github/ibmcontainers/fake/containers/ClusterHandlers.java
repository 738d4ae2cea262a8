package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The operations that make, change and delete clusters. */
final class ClusterHandlers {
  private final World world;
  private final ClusterAccess access;
  private final Lifecycle lifecycle;

  ClusterHandlers(World world, ClusterAccess access, Lifecycle lifecycle) {
    this.world = world;
    this.access = access;
    this.lifecycle = lifecycle;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("CreateCluster", this::createClassic);
    handlers.put("vpcCreateCluster", this::createVpc);
    handlers.put("CreateSatelliteCluster", this::createSatellite);
    // v1 has the only way to delete a cluster, also one on VPC.
    handlers.put("RemoveCluster", this::remove);
    handlers.put("UpdateCluster", this::updateV1);
    handlers.put("V2UpdateMaster", call -> update(call, access.need(call)));
    handlers.put("HandleMasterAPIServer", this::restartMaster);
    handlers.put("VpcRefreshMaster", this::restartMaster);
    handlers.put(
        "v2EnablePublicServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.publicEndpoint = on, true));
    handlers.put(
        "v2DisablePublicServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.publicEndpoint = on, false));
    handlers.put(
        "v2EnablePrivateServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.privateEndpoint = on, true));
    handlers.put(
        "V2DisablePrivateServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.privateEndpoint = on, false));
    handlers.put(
        "V2EnableImageSecurity", call -> endpoint(call, (c, on) -> c.imageSecurity = on, true));
    handlers.put(
        "V2DisableImageSecurity", call -> endpoint(call, (c, on) -> c.imageSecurity = on, false));
    handlers.put("V2EnablePullSecret", call -> endpoint(call, (c, on) -> c.pullSecret = on, true));
  }

  private Reply createClassic(ApiCall call) {
    String zone = call.field("dataCenter").orElse("dal10");
    String flavor = call.field("machineType").orElse(Catalog.defaultFlavor("classic"));
    Catalog.checkFlavor(flavor);
    String version = call.field("masterVersion").orElse("");
    boolean openShift = version.endsWith("_openshift");
    ClusterSpec spec =
        new ClusterSpec(
            call.needField("name"),
            "classic",
            openShift,
            Catalog.regionOf(zone),
            List.of(zone),
            Catalog.version(openShift, version),
            Numbers.of(call, "workerNum", 1),
            Optional.of(call.account()),
            groupName(call),
            !call.field("publicServiceEndpoint").filter("false"::equals).isPresent(),
            call.flag("privateSeviceEndpoint") || call.flag("privateServiceEndpoint"));
    Cluster cluster = make(call, spec);
    Pool pool = pool(cluster, call.field("defaultWorkerPoolName").orElse("default"), flavor);
    pool.zones.put(zone, Catalog.zone("classic", zoneOf(call, zone)));
    lifecycle.balance(cluster, pool);
    return created(call, "id", cluster);
  }

  private static JsonObject zoneOf(ApiCall call, String zone) {
    JsonObject json = new JsonObject();
    json.addProperty("id", zone);
    call.field("privateVlan").ifPresent(v -> json.addProperty("privateVlan", v));
    call.field("publicVlan").ifPresent(v -> json.addProperty("publicVlan", v));
    return json;
  }

  private Reply createVpc(ApiCall call) {
    String provider = call.field("provider").orElse("vpc-gen2");
    if (!provider.equals("vpc-gen2")) {
      throw ApiException.badRequest("The provider '" + provider + "' is not supported.");
    }
    JsonObject asked = call.json().getAsJsonObject("workerPool");
    if (asked == null) {
      throw ApiException.badRequest("The field workerPool is missing.");
    }
    String flavor = asked.has("flavor") ? asked.get("flavor").getAsString() : "";
    Catalog.checkFlavor(flavor);
    List<Pool.Zone> zones = new ArrayList<>();
    if (asked.has("zones")) {
      for (JsonElement zone : asked.getAsJsonArray("zones")) {
        zones.add(Catalog.zone("vpc", zone.getAsJsonObject()));
      }
    }
    if (zones.isEmpty()) {
      throw ApiException.badRequest("The field workerPool.zones is missing or empty.");
    }
    String version = call.field("kubeVersion").orElse("");
    boolean openShift = version.endsWith("_openshift");
    ClusterSpec spec =
        new ClusterSpec(
            call.needField("name"),
            "vpc",
            openShift,
            Catalog.regionOf(zones.get(0).id()),
            zones.stream().map(Pool.Zone::id).toList(),
            Catalog.version(openShift, version),
            asked.has("workerCount") ? Numbers.parse(asked.get("workerCount").getAsString()) : 1,
            Optional.of(call.account()),
            groupName(call),
            !call.flag("disablePublicServiceEndpoint"),
            true);
    Cluster cluster = make(call, spec);
    Pool pool =
        pool(cluster, asked.has("name") ? asked.get("name").getAsString() : "default", flavor);
    pool.vpcId =
        asked.has("vpcID") ? asked.get("vpcID").getAsString() : Catalog.vpcId(spec.region());
    zones.forEach(zone -> pool.zones.put(zone.id(), zone));
    lifecycle.balance(cluster, pool);
    return created(call, "clusterID", cluster);
  }

  private Reply createSatellite(ApiCall call) {
    call.needField("controller");
    ClusterSpec like = ClusterSpec.satellite(call.needField("name"));
    ClusterSpec spec =
        new ClusterSpec(
            like.name(),
            like.provider(),
            true,
            like.region(),
            List.of(call.field("zone").orElse("zone-1")),
            Catalog.version(true, call.field("kubeVersion").orElse("")),
            Numbers.of(call, "workerCount", 1),
            Optional.of(call.account()),
            groupName(call),
            true,
            false);
    Cluster cluster = make(call, spec);
    Pool pool = pool(cluster, "default", Catalog.defaultFlavor("satellite"));
    spec.zones().forEach(zone -> pool.zones.put(zone, Catalog.network("satellite", zone)));
    lifecycle.balance(cluster, pool);
    return created(call, "id", cluster);
  }

  private Cluster make(ApiCall call, ClusterSpec spec) {
    if (!world.mayCreate(call.iamId())) {
      throw ApiException.authentication(
          403, "A0656", "The service ID is not an operator of the IAM Identity Service.");
    }
    boolean exists =
        world.clusters().stream()
            .anyMatch(c -> c.name().equals(spec.name()) && c.account.equals(call.account()));
    if (exists) {
      throw ApiException.of(
          409,
          "E0007",
          "Provisioning",
          "A cluster with the same name already exists. Choose another name.");
    }
    String group =
        call.header("X-Auth-Resource-Group")
            .orElseGet(() -> World.groupId(call.account(), "default"));
    Cluster cluster = world.make(spec, call.account(), group, lifecycle.newCluster());
    cluster.owner = call.claims().map(c -> c.get("sub").getAsString());
    return cluster;
  }

  private String groupName(ApiCall call) {
    return call.header("X-Auth-Resource-Group")
        .map(id -> world.groupName(call.account(), id))
        .orElse("default");
  }

  private Pool pool(Cluster cluster, String name, String flavor) {
    Pool pool =
        new Pool(
            Ids.pool(cluster.id),
            name,
            flavor,
            cluster.spec.workersPerZone(),
            Catalog.operatingSystem(cluster.openShift()),
            Timeline.of(world.now(), "active"));
    cluster.pools.put(pool.id, pool);
    return pool;
  }

  private static Reply created(ApiCall call, String field, Cluster cluster) {
    JsonObject answer = new JsonObject();
    answer.addProperty(field, cluster.id);
    if (field.equals("clusterID")) {
      answer.add("messages", new JsonArray());
    }
    return Reply.json(call.operation().success(), answer);
  }

  private Reply restartMaster(ApiCall call) {
    Cluster cluster = access.need(call);
    lifecycle.update(cluster, cluster.shortVersion(world.now()));
    return done(call);
  }

  private Reply remove(ApiCall call) {
    Cluster cluster = access.need(call);
    if (!cluster.removed) {
      lifecycle.delete(cluster);
    }
    return done(call);
  }

  private Reply updateV1(ApiCall call) {
    String action = call.needField("action");
    if (!action.equals("update")) {
      throw ApiException.badRequest("The action '" + action + "' is not supported.");
    }
    return update(call, access.need(call));
  }

  private Reply update(ApiCall call, Cluster cluster) {
    String version = Catalog.version(cluster.openShift(), call.field("version").orElse(""));
    if (version.equals(cluster.shortVersion(world.now()))) {
      throw ApiException.of(
          409, "E0120", "Versions", "The master is at version " + version + " already.");
    }
    lifecycle.update(cluster, version);
    return done(call);
  }

  private Reply endpoint(ApiCall call, BiConsumer<Cluster, Boolean> setting, boolean on) {
    Cluster cluster = access.need(call);
    setting.accept(cluster, on);
    return done(call);
  }

  private static Reply done(ApiCall call) {
    return Reply.empty(call.operation().success());
  }
}
