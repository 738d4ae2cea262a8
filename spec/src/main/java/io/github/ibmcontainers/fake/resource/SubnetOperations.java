package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Catalog;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Portable subnets and user-managed subnets of classic clusters. */
final class SubnetOperations {
  private static final String KIND = "subnet";
  private static final String USER_KIND = "user subnet";

  private final Context context;

  private SubnetOperations(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    SubnetOperations group = new SubnetOperations(context);
    context.on("ListSubnets", group::list);
    context.on("GetClusterSubnets", call -> group.ofCluster(call, KIND));
    context.on("AddClusterSubnet", group::add);
    context.on("DetachClusterSubnet", group::detach);
    context.on("CreateClusterSubnet", group::create);
    context.on("GetClusterUserSubnet", call -> group.ofCluster(call, USER_KIND));
    context.on("AddClusterUserSubnet", group::addUserSubnet);
    context.on("RemoveClusterUserSubnet", group::removeUserSubnet);
  }

  private Cluster classic(ApiCall call) {
    return context.clusters().require(call, "classic");
  }

  /** Lists two subnets for each data center, one for each VLAN. */
  private Reply list(ApiCall call) {
    JsonArray answer = new JsonArray();
    List<String> zones =
        call.query("datacenters")
            .or(() -> call.query("location"))
            .map(z -> List.of(z.split(",", -1)))
            .orElseGet(Catalog::classicZones);
    for (String zone : zones) {
      if (!Catalog.classicZones().contains(zone)) {
        throw ApiException.notFound("data center");
      }
      for (boolean isPublic : new boolean[] {true, false}) {
        String vlan = Catalog.vlan(zone, isPublic);
        answer.add(
            Json.of(
                "id",
                Catalog.portableSubnet(zone, isPublic),
                "type",
                isPublic ? "public" : "private",
                "vlan_id",
                vlan,
                "ip_addresses",
                Json.array(List.of()),
                "properties",
                Json.of(
                    "cidr",
                    "29",
                    "display_label",
                    "",
                    "gateway",
                    isPublic ? "169.60.1.1" : "10.60.1.1",
                    "network_identifier",
                    isPublic ? "169.60.1.0" : "10.60.1.0",
                    "note",
                    "",
                    "subnet_type",
                    "secondary_on_vlan")));
      }
    }
    return Reply.json(200, answer);
  }

  /**
   * Groups subnets by VLAN. The public VLAN of the cluster is included even if it has no subnets.
   */
  private Reply ofCluster(ApiCall call, String kind) {
    Cluster cluster = classic(call);
    Map<String, JsonArray> byVlan = new LinkedHashMap<>();
    if (kind.equals(KIND)) {
      byVlan.put(Catalog.vlan(cluster.zones().get(0), true), new JsonArray());
    }
    for (JsonObject subnet : context.items(cluster.id(), kind).values()) {
      JsonObject view = subnet.deepCopy();
      view.remove("vlan");
      byVlan.computeIfAbsent(Json.text(subnet, "vlan"), v -> new JsonArray()).add(view);
    }
    JsonArray answer = new JsonArray();
    byVlan.forEach(
        (vlan, subnets) ->
            answer.add(
                Json.of(
                    "id",
                    vlan,
                    "zone",
                    cluster.zones().get(0),
                    "region",
                    cluster.region(),
                    "subnets",
                    subnets)));
    return Reply.json(200, answer);
  }

  private static JsonObject subnet(String id, String vlan, String cidr, boolean userManaged) {
    return Json.of(
        "id",
        id,
        "vlan",
        vlan,
        "cidr",
        cidr,
        "is_public",
        !cidr.startsWith("10."),
        "is_byoip",
        userManaged,
        "ips",
        Json.array(List.of()));
  }

  private Reply add(ApiCall call) {
    Cluster cluster = classic(call);
    String id = call.path("subnetId");
    context
        .items(cluster.id(), KIND)
        .putIfAbsent(
            id, subnet(id, Catalog.vlan(cluster.zones().get(0), true), "169.60.1.0/29", false));
    return call.emptyReply();
  }

  private Reply detach(ApiCall call) {
    if (context.items(classic(call).id(), KIND).remove(call.path("subnetId")) == null) {
      throw ApiException.notFound("subnet");
    }
    return call.emptyReply();
  }

  private Reply create(ApiCall call) {
    int size =
        Integer.parseInt(call.query("size").filter(s -> s.matches("[0-9]{1,4}")).orElse("8"));
    if (!List.of(8, 16, 32, 64).contains(size)) {
      throw ApiException.badRequest("The size must be 8, 16, 32 or 64, not " + size + ".");
    }
    Map<String, JsonObject> subnets = context.items(classic(call).id(), KIND);
    String id = Integer.toString(1_500_000 + subnets.size());
    String cidr = "169.61." + subnets.size() + ".0/" + (32 - Integer.numberOfTrailingZeros(size));
    subnets.put(id, subnet(id, call.path("vlanId"), cidr, false));
    return call.emptyReply();
  }

  private Reply addUserSubnet(ApiCall call) {
    String cidr = call.requireField("cidr");
    if (!cidr.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}")) {
      throw ApiException.badRequest("The CIDR '" + cidr + "' is not valid.");
    }
    String vlan = call.requireField("vlan_id");
    Map<String, JsonObject> subnets = context.items(classic(call).id(), USER_KIND);
    String id = Integer.toString(1_700_000 + subnets.size());
    subnets.put(id, subnet(id, vlan, cidr, true));
    return call.emptyReply();
  }

  private Reply removeUserSubnet(ApiCall call) {
    Map<String, JsonObject> subnets = context.items(classic(call).id(), USER_KIND);
    String idOrCidr = call.path("subnetId");
    boolean removed =
        subnets
            .values()
            .removeIf(
                s ->
                    (Json.text(s, "id").equals(idOrCidr) || Json.text(s, "cidr").equals(idOrCidr))
                        && Json.text(s, "vlan").equals(call.path("vlanId")));
    if (!removed) {
      throw ApiException.notFound("user subnet");
    }
    return call.emptyReply();
  }
}
