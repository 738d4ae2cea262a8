package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.store.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes clusters in the formats of v1 and v2. */
public final class ClusterViews {
  /** The service's format of dates, which isn't RFC 3339: the offset has no colon. */
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The fields of a cluster in v2 lists. */
  private static final Set<String> LIST_FIELDS =
      Set.of(
          "addons",
          "caCertRotationStatus",
          "createdDate",
          "datacenter",
          "entitlement",
          "etcdPort",
          "id",
          "imageSecurityEnabled",
          "ingress",
          "isPaid",
          "location",
          "masterKubeVersion",
          "masterURL",
          "multiAzCapable",
          "name",
          "podSubnet",
          "provider",
          "region",
          "resourceGroup",
          "resourceGroupName",
          "serviceSubnet",
          "state",
          "status",
          "targetVersion",
          "type",
          "versionEOS",
          "workerCount");

  /** The fields that the flag {@code v1-compatible} adds to a cluster of v2. */
  private static final Set<String> V1_COMPATIBLE_FIELDS =
      Set.of(
          "apiUser",
          "ingressHostname",
          "ingressSecretName",
          "isTrusted",
          "keyProtectEnabled",
          "logOrg",
          "logOrgName",
          "logSpace",
          "logSpaceName",
          "masterHealth",
          "masterStatus",
          "masterStatusModifiedDate",
          "modifiedDate",
          "ownerEmail",
          "privateServiceEndpointEnabled",
          "privateServiceEndpointURL",
          "publicServiceEndpointEnabled",
          "publicServiceEndpointURL",
          "pullSecretApplied",
          "serverURL");

  private final Inventory inventory;
  private final MasterUrls masters;

  ClusterViews(Inventory inventory, MasterUrls masters) {
    this.inventory = inventory;
    this.masters = masters;
  }

  /** Returns a cluster in the format of v1, which is the same in lists. */
  JsonObject v1(Cluster cluster) {
    Instant now = inventory.now();
    JsonObject json = new JsonObject();
    json.addProperty("location", Catalog.metroName(cluster.region()));
    json.addProperty("dataCenter", cluster.zones().get(0));
    json.addProperty("multiAzCapable", true);
    json.add("vlans", JsonNull.INSTANCE);
    json.add("worker_vlans", JsonNull.INSTANCE);
    json.add("workerZones", Json.array(cluster.zones()));
    common(json, cluster, now);
    addMasterFields(json, cluster, now);
    json.addProperty("serverURL", masterUrl(cluster));
    json.addProperty("apiUser", owner(cluster));
    json.addProperty("ownerEmail", owner(cluster));
    json.addProperty("crn", crn(cluster));
    json.addProperty("ingressHostname", ingressHost(cluster));
    json.addProperty("ingressSecretName", cluster.name());
    json.addProperty("ingressStatus", "healthy");
    json.addProperty("ingressMessage", "All Ingress components are healthy");
    json.addProperty("modifiedDate", date(cluster.states.since(now)));
    json.addProperty("monitoringURL", "");
    json.addProperty("isTrusted", false);
    json.addProperty("keyProtectEnabled", cluster.keyProtect);
    json.addProperty("pullSecretApplied", cluster.pullSecret);
    json.addProperty("disableAutoUpdate", cluster.disableAutoUpdate);
    for (String old : List.of("logOrg", "logOrgName", "logSpace", "logSpaceName")) {
      json.addProperty(old, "");
    }
    endpoints(json, cluster);
    JsonArray addons = new JsonArray();
    cluster.addons.forEach(
        (name, installed) -> {
          String state = installed.states().at(now);
          JsonObject addon = new JsonObject();
          addon.addProperty("name", name);
          addon.addProperty("enabled", true);
          addon.addProperty("state", state);
          addon.addProperty("status", state.equals("normal") ? "Addon Ready" : "");
          addons.add(addon);
        });
    json.add("addons", addons);
    return json;
  }

  /** Returns a cluster in the format of v2. */
  JsonObject v2(Cluster cluster) {
    Instant now = inventory.now();
    JsonObject json = new JsonObject();
    common(json, cluster, now);
    json.addProperty("provider", provider(cluster));
    json.addProperty("location", location(cluster));
    json.addProperty("datacenter", cluster.zones().get(0));
    json.addProperty("multiAzCapable", true);
    json.addProperty("masterURL", masterUrl(cluster));
    json.addProperty("crn", crn(cluster));
    json.addProperty("entitlement", "");
    json.addProperty("disableAutoUpdate", cluster.disableAutoUpdate);
    json.addProperty("monitoringURL", "");
    json.add("workerZones", Json.array(cluster.zones()));
    JsonObject ingress = new JsonObject();
    ingress.addProperty("hostname", ingressHost(cluster));
    ingress.addProperty("secretName", cluster.name());
    ingress.addProperty("status", "healthy");
    ingress.addProperty("message", "All Ingress components are healthy");
    json.add("ingress", ingress);
    JsonObject rotation = new JsonObject();
    String rotating = cluster.caRotation.at(now);
    boolean rotated = rotating.equals("completed");
    rotation.addProperty("status", rotating);
    rotation.addProperty(
        "actionTriggerDate",
        rotating.isEmpty() ? "" : date(cluster.caRotation.steps().get(0).from()));
    rotation.addProperty("actionCompletedDate", rotated ? date(cluster.caRotation.since(now)) : "");
    json.add("caCertRotationStatus", rotation);
    JsonObject lifecycle = new JsonObject();
    addMasterFields(lifecycle, cluster, now);
    lifecycle.addProperty("modifiedDate", date(cluster.states.since(now)));
    json.add("lifecycle", lifecycle);
    JsonObject features = new JsonObject();
    features.addProperty("keyProtectEnabled", cluster.keyProtect);
    features.addProperty("pullSecretApplied", cluster.pullSecret);
    json.add("features", features);
    json.add("addons", addons(cluster));
    network(json, cluster);
    return json;
  }

  /**
   * Returns a classic cluster in a format that {@code getCluster} has been observed to return:
   * without provider and VLANs, and with the fields of the master at the top level.
   */
  JsonObject v2WithoutProvider(Cluster cluster) {
    JsonObject json = v2(cluster);
    json.addProperty("provider", "");
    json.add("addons", JsonNull.INSTANCE);
    json.add("vlans", JsonNull.INSTANCE);
    json.add("worker_vlans", JsonNull.INSTANCE);
    json.addProperty("dataCenter", cluster.zones().get(0));
    json.addProperty("serverURL", masterUrl(cluster));
    json.addProperty("masterURL", "");
    json.remove("lifecycle");
    addMasterFields(json, cluster, inventory.now());
    return json;
  }

  /** Returns an item of a v2 list. */
  JsonObject v2Item(Cluster cluster) {
    JsonObject item = v2(cluster);
    item.keySet().removeIf(key -> !LIST_FIELDS.contains(key));
    return item;
  }

  /** Returns a cluster in the format of v2 with additional fields of v1. */
  JsonObject v2WithV1Fields(Cluster cluster) {
    JsonObject json = v2(cluster);
    for (Map.Entry<String, JsonElement> field : v1(cluster).entrySet()) {
      if (V1_COMPATIBLE_FIELDS.contains(field.getKey()) && !json.has(field.getKey())) {
        json.add(field.getKey(), field.getValue());
      }
    }
    return json;
  }

  private void common(JsonObject json, Cluster cluster, Instant now) {
    json.addProperty("id", cluster.id);
    json.addProperty("name", cluster.name());
    json.addProperty("region", cluster.region());
    json.addProperty("resourceGroup", cluster.resourceGroupId);
    json.addProperty("resourceGroupName", cluster.spec.resourceGroup());
    json.addProperty("state", cluster.states.at(now));
    json.addProperty("status", status(cluster, now));
    json.addProperty("createdDate", date(cluster.created));
    json.addProperty("type", cluster.openShift() ? "openshift" : "kubernetes");
    json.addProperty("masterKubeVersion", cluster.fullVersion(now));
    json.addProperty("targetVersion", cluster.targetVersion(now));
    json.addProperty("versionEOS", "");
    json.addProperty("isPaid", true);
    json.addProperty("etcdPort", Integer.toString(20_000 + cluster.number));
    json.addProperty("podSubnet", "172.17.0.0/18");
    json.addProperty("serviceSubnet", "172.21.0.0/16");
    json.addProperty("imageSecurityEnabled", cluster.imageSecurity);
    json.addProperty("workerCount", cluster.workers.stream().filter(w -> !w.removed()).count());
  }

  private static void addMasterFields(JsonObject json, Cluster cluster, Instant now) {
    String state = masterState(cluster, now);
    json.addProperty("masterState", state);
    json.addProperty("masterHealth", state.equals("deploying") ? "unavailable" : "normal");
    json.addProperty("masterStatus", state.equals("deployed") ? "Ready" : "Master is " + state);
    json.addProperty("masterStatusModifiedDate", date(cluster.masterStates.since(now)));
  }

  private void network(JsonObject json, Cluster cluster) {
    // The location of the service endpoints depends on the provider.
    if (cluster.provider().equals("classic")) {
      endpoints(json, cluster);
      json.add("vlans", new JsonArray());
      json.add("worker_vlans", new JsonArray());
      return;
    }
    JsonObject endpoints = new JsonObject();
    endpoints(endpoints, cluster);
    json.add("serviceEndpoints", endpoints);
    json.add("vlans", JsonNull.INSTANCE);
    json.add("worker_vlans", JsonNull.INSTANCE);
    if (cluster.provider().equals("vpc")) {
      json.add("vpcs", Json.array(List.of(Catalog.vpcId(cluster.region()))));
      json.addProperty("virtualPrivateEndpointURL", masters.vpeUrl(cluster));
      json.addProperty("networkPlugin", "calico");
    }
  }

  private void endpoints(JsonObject json, Cluster cluster) {
    json.addProperty("publicServiceEndpointEnabled", cluster.publicEndpoint);
    json.addProperty(
        "publicServiceEndpointURL",
        ready(cluster) && cluster.publicEndpoint ? masters.publicUrl(cluster) : "");
    json.addProperty("privateServiceEndpointEnabled", cluster.privateEndpoint);
    json.addProperty(
        "privateServiceEndpointURL",
        ready(cluster) && cluster.privateEndpoint ? masters.privateUrl(cluster) : "");
  }

  private String masterUrl(Cluster cluster) {
    if (!ready(cluster)) {
      return "";
    }
    return cluster.publicEndpoint ? masters.publicUrl(cluster) : masters.privateUrl(cluster);
  }

  /** The master has no URL before it is deployed. */
  private boolean ready(Cluster cluster) {
    return !cluster.states.at(inventory.now()).equals("requested");
  }

  private static String masterState(Cluster cluster, Instant now) {
    return switch (cluster.states.at(now)) {
      case "requested", "deploying" -> "deploying";
      case "deleting" -> "deleting";
      default -> cluster.masterStates.at(now);
    };
  }

  private static String status(Cluster cluster, Instant now) {
    return switch (cluster.states.at(now)) {
      case "normal" -> "All Workers Normal";
      case "requested" -> "Master provisioning requested";
      default -> "";
    };
  }

  private static JsonArray addons(Cluster cluster) {
    JsonArray addons = new JsonArray();
    cluster.addons.forEach(
        (name, installed) -> {
          JsonObject addon = new JsonObject();
          addon.addProperty("name", name);
          addon.addProperty("version", installed.version());
          addons.add(addon);
        });
    return addons;
  }

  static String provider(Cluster cluster) {
    return cluster.provider().equals("vpc") ? "vpc-gen2" : cluster.provider();
  }

  private static String owner(Cluster cluster) {
    return cluster.owner.orElse("owner@example.com");
  }

  private static String location(Cluster cluster) {
    return cluster.provider().equals("classic")
        ? cluster.zones().get(0)
        : Catalog.metroName(cluster.region());
  }

  private static String crn(Cluster cluster) {
    return "crn:v1:bluemix:public:containers-kubernetes:"
        + cluster.region()
        + ":a/"
        + cluster.account
        + ":"
        + cluster.id
        + "::";
  }

  private static String ingressHost(Cluster cluster) {
    return cluster.name()
        + "-"
        + cluster.id
        + "-0000."
        + cluster.region()
        + ".containers.appdomain.cloud";
  }

  /** Returns a date in the service's format. */
  public static String date(Instant instant) {
    return DATE.format(instant);
  }
}
