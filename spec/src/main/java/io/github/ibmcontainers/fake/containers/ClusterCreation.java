package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.accounts.ResourceGroups;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.api.Numbers;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that make clusters. */
final class ClusterCreation {
  private final World world;
  private final Lifecycle lifecycle;

  ClusterCreation(World world, Lifecycle lifecycle) {
    this.world = world;
    this.lifecycle = lifecycle;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("CreateCluster", this::createClassic);
    handlers.put("vpcCreateCluster", this::createVpc);
    handlers.put("CreateSatelliteCluster", call -> createSatellite(call, "id"));
    handlers.put("CreateSatelliteClusterRemote", call -> createSatellite(call, "id"));
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
            Versions.forCreate(openShift, version),
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
            Versions.forCreate(openShift, version),
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

  private Reply createSatellite(ApiCall call, String idField) {
    String location =
        new SatelliteLocations(world)
            .need(call, call.needField("controller"))
            .get("id")
            .getAsString();
    ClusterSpec like = ClusterSpec.satellite(call.needField("name"));
    ClusterSpec spec =
        new ClusterSpec(
            like.name(),
            like.provider(),
            true,
            like.region(),
            List.of(call.field("zone").orElse("zone-1")),
            Versions.forCreate(true, call.field("kubeVersion").orElse("")),
            Numbers.of(call, "workerCount", 1),
            Optional.of(call.account()),
            groupName(call),
            true,
            false);
    Cluster cluster = make(call, spec);
    Pool pool = pool(cluster, "default", Catalog.defaultFlavor("satellite"));
    spec.zones().forEach(zone -> pool.zones.put(zone, Catalog.network("satellite", zone)));
    lifecycle.balance(cluster, pool);
    cluster.location = location;
    return created(call, idField, cluster);
  }

  /** A letter first, then letters, digits and hyphens, 32 characters at most. */
  private static void checkName(String name) {
    if (!name.matches("[A-Za-z]([-A-Za-z0-9.]{0,30}[A-Za-z0-9])?")) {
      throw ApiException.badRequest("The cluster name '" + name + "' is not valid.");
    }
  }

  private Cluster make(ApiCall call, ClusterSpec spec) {
    if (!world.mayCreate(call.iamId())) {
      throw ApiException.authentication(
          403, "A0656", "The service ID is not an operator of the IAM Identity Service.");
    }
    checkName(spec.name());
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
            .orElseGet(() -> world.groups().add(call.account(), ResourceGroups.DEFAULT));
    Cluster cluster = world.make(spec, call.account(), group, lifecycle.newCluster());
    cluster.owner = call.claims().map(c -> c.get("sub").getAsString());
    return cluster;
  }

  private String groupName(ApiCall call) {
    return call.header("X-Auth-Resource-Group")
        .flatMap(id -> world.groups().name(call.account(), id))
        .orElse(ResourceGroups.DEFAULT);
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
}
