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

/** The operations that create clusters. */
final class ClusterCreation {
  private final Inventory inventory;
  private final Lifecycle lifecycle;

  ClusterCreation(Inventory inventory, Lifecycle lifecycle) {
    this.inventory = inventory;
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
            call.requireField("name"),
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
    Cluster cluster = create(call, spec);
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
    JsonObject poolRequest = call.json().getAsJsonObject("workerPool");
    if (poolRequest == null) {
      throw ApiException.badRequest("The field workerPool is missing.");
    }
    String flavor = poolRequest.has("flavor") ? poolRequest.get("flavor").getAsString() : "";
    Catalog.checkFlavor(flavor);
    List<Pool.Zone> zones = new ArrayList<>();
    if (poolRequest.has("zones")) {
      for (JsonElement zone : poolRequest.getAsJsonArray("zones")) {
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
            call.requireField("name"),
            "vpc",
            openShift,
            Catalog.regionOf(zones.get(0).id()),
            zones.stream().map(Pool.Zone::id).toList(),
            Versions.forCreate(openShift, version),
            poolRequest.has("workerCount")
                ? Numbers.parse(poolRequest.get("workerCount").getAsString())
                : 1,
            Optional.of(call.account()),
            groupName(call),
            !call.flag("disablePublicServiceEndpoint"),
            true);
    Cluster cluster = create(call, spec);
    Pool pool =
        pool(
            cluster,
            poolRequest.has("name") ? poolRequest.get("name").getAsString() : "default",
            flavor);
    pool.vpcId =
        poolRequest.has("vpcID")
            ? poolRequest.get("vpcID").getAsString()
            : Catalog.vpcId(spec.region());
    zones.forEach(zone -> pool.zones.put(zone.id(), zone));
    lifecycle.balance(cluster, pool);
    return created(call, "clusterID", cluster);
  }

  private Reply createSatellite(ApiCall call, String idField) {
    String location =
        new SatelliteLocations(inventory)
            .require(call, call.requireField("controller"))
            .get("id")
            .getAsString();
    ClusterSpec defaults = ClusterSpec.satellite(call.requireField("name"));
    ClusterSpec spec =
        new ClusterSpec(
            defaults.name(),
            defaults.provider(),
            true,
            defaults.region(),
            List.of(call.field("zone").orElse("zone-1")),
            Versions.forCreate(true, call.field("kubeVersion").orElse("")),
            Numbers.of(call, "workerCount", 1),
            Optional.of(call.account()),
            groupName(call),
            true,
            false);
    Cluster cluster = create(call, spec);
    Pool pool = pool(cluster, "default", Catalog.defaultFlavor("satellite"));
    spec.zones().forEach(zone -> pool.zones.put(zone, Catalog.network("satellite", zone)));
    lifecycle.balance(cluster, pool);
    cluster.location = location;
    return created(call, idField, cluster);
  }

  /** Rejects names that don't start with a letter, or have more than 35 characters. */
  private static void checkName(String name) {
    if (!name.matches("[A-Za-z]([-A-Za-z0-9.]{0,33}[A-Za-z0-9])?")) {
      throw ApiException.badRequest("The cluster name '" + name + "' is not valid.");
    }
  }

  private Cluster create(ApiCall call, ClusterSpec spec) {
    if (!inventory.canCreateClusters(call.iamId())) {
      throw ApiException.authentication(
          403, "A0656", "The service ID is not an operator of the IAM Identity Service.");
    }
    checkName(spec.name());
    boolean exists =
        inventory.clusters().stream()
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
            .orElseGet(() -> inventory.groups().add(call.account(), ResourceGroups.DEFAULT));
    Cluster cluster = inventory.create(spec, call.account(), group, lifecycle.newCluster());
    cluster.owner = call.claims().map(c -> c.get("sub").getAsString());
    return cluster;
  }

  private String groupName(ApiCall call) {
    return call.header("X-Auth-Resource-Group")
        .flatMap(id -> inventory.groups().name(call.account(), id))
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
            Timeline.of(inventory.now(), "active"));
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
