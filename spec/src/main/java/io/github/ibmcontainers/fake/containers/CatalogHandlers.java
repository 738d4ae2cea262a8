package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.List;
import java.util.Map;

/** What is on offer: regions, zones, versions, flavors, VLANs, VPCs and subnets. */
final class CatalogHandlers {
  private final ClusterAccess access;

  CatalogHandlers(ClusterAccess access) {
    this.access = access;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetRegions", call -> Reply.json(200, Catalog.regions()));
    handlers.put("GetZones", call -> zones(Catalog.classicZones()));
    handlers.put("vpcGetZones", call -> zones(Catalog.vpcZones()));
    handlers.put("GetVersions", call -> Reply.json(200, versions()));
    handlers.put("v2GetVersions", call -> Reply.json(200, versions()));
    handlers.put("GetKubeVersions", call -> Reply.json(200, versions("kubernetes")));
    handlers.put("v2GetFlavors", CatalogHandlers::flavors);
    handlers.put("GetVLANs", call -> vlans(needQuery(call, "zone")));
    handlers.put("GetDatacenterVLANs", call -> vlans(call.path("datacenter")));
    handlers.put("getVPCs", CatalogHandlers::vpcs);
    handlers.put("GetVPC", CatalogHandlers::vpc);
    handlers.put("getSubnets", CatalogHandlers::subnets);
    handlers.put("GetClusterSubnets", this::clusterSubnets);
    handlers.put("AddClusterSubnet", this::addSubnet);
    handlers.put("DetachClusterSubnet", this::removeSubnet);
  }

  private static String needQuery(ApiCall call, String name) {
    return call.query(name)
        .orElseThrow(
            () -> ApiException.badRequest("The query parameter " + name + " has no value."));
  }

  private static Reply zones(List<String> ids) {
    JsonArray answer = new JsonArray();
    for (String id : ids) {
      JsonObject zone = new JsonObject();
      zone.addProperty("id", id);
      zone.addProperty("name", id);
      zone.addProperty("metro", id.replaceAll("-?[0-9]+$", ""));
      answer.add(zone);
    }
    return Reply.json(200, answer);
  }

  private static JsonObject versions() {
    JsonObject answer = new JsonObject();
    Catalog.VERSIONS.keySet().stream().sorted().forEach(k -> answer.add(k, versions(k)));
    return answer;
  }

  private static JsonArray versions(String kind) {
    List<String> known = java.util.Objects.requireNonNull(Catalog.VERSIONS.get(kind));
    JsonArray answer = new JsonArray();
    for (String version : known) {
      String[] parts = version.split("\\.", -1);
      JsonObject entry = new JsonObject();
      entry.addProperty("major", Integer.parseInt(parts[0]));
      entry.addProperty("minor", Integer.parseInt(parts[1]));
      entry.addProperty("patch", Integer.parseInt(parts[2]));
      entry.addProperty("default", version.equals(known.get(0)));
      entry.addProperty("end_of_service", "");
      answer.add(entry);
    }
    return answer;
  }

  private static Reply flavors(ApiCall call) {
    String zone = needQuery(call, "zone");
    boolean vpc = zone.contains("-");
    Catalog.regionOf(zone);
    JsonArray answer = new JsonArray();
    for (String name : vpc ? Catalog.VPC_FLAVORS : Catalog.CLASSIC_FLAVORS) {
      String size = name.replaceAll("^[^.]*\\.|\\.encrypted$", "");
      JsonObject flavor = new JsonObject();
      flavor.addProperty("id", name);
      flavor.addProperty("name", name);
      flavor.addProperty("provider", vpc ? "vpc-gen2" : "classic");
      flavor.addProperty("cores", Integer.parseInt(size.split("x", -1)[0]));
      flavor.addProperty("memory", size.split("x", -1)[1] + "GB");
      flavor.addProperty("networkSpeed", "1Gbps");
      flavor.addProperty("os", "UBUNTU_24_64");
      flavor.addProperty("serverType", "virtual");
      flavor.addProperty("deprecated", false);
      answer.add(flavor);
    }
    return Reply.json(200, answer);
  }

  private static Reply vlans(String zone) {
    if (!Catalog.classicZones().contains(zone)) {
      throw ApiException.notFound("data center");
    }
    JsonArray answer = new JsonArray();
    for (boolean isPublic : new boolean[] {false, true}) {
      JsonObject properties = new JsonObject();
      properties.addProperty("vlan_type", "standard");
      properties.addProperty("vlan_number", isPublic ? "1001" : "1002");
      properties.addProperty("location", zone);
      properties.addProperty("name", "");
      properties.addProperty("note", "");
      properties.addProperty("primary_router", (isPublic ? "fcr01a." : "bcr01a.") + zone);
      properties.addProperty("subnet_count", 1);
      properties.addProperty("local_disk_storage_capability", "true");
      properties.addProperty("san_storage_capability", "true");
      JsonObject vlan = new JsonObject();
      vlan.addProperty("id", Catalog.vlan(zone, isPublic));
      vlan.addProperty("type", isPublic ? "public" : "private");
      vlan.add("properties", properties);
      answer.add(vlan);
    }
    return Reply.json(200, answer);
  }

  private static boolean generation2(ApiCall call) {
    String provider = needQuery(call, "provider");
    if (!List.of("vpc-gen2", "vpc-classic").contains(provider)) {
      throw ApiException.badRequest("The provider '" + provider + "' is not supported.");
    }
    return provider.equals("vpc-gen2");
  }

  private static Reply vpcs(ApiCall call) {
    JsonArray answer = new JsonArray();
    if (generation2(call)) {
      for (Catalog.Region region : Catalog.REGIONS) {
        JsonObject vpc = vpc(region.alias());
        vpc.addProperty("provider", "vpc-gen2");
        vpc.add(
            "zones",
            ClusterViews.strings(
                Catalog.vpcZones().stream()
                    .filter(z -> z.startsWith(region.alias() + "-"))
                    .toList()));
        answer.add(vpc);
      }
    }
    return Reply.json(200, answer);
  }

  private static JsonObject vpc(String region) {
    JsonObject vpc = new JsonObject();
    vpc.addProperty("id", Catalog.vpcId(region));
    vpc.addProperty("name", "vpc-" + region);
    vpc.addProperty("resourceGroup", "default");
    return vpc;
  }

  private static Reply vpc(ApiCall call) {
    String id = needQuery(call, "vpcID");
    return Catalog.REGIONS.stream()
        .filter(r -> generation2(call) && Catalog.vpcId(r.alias()).equals(id))
        .findFirst()
        .map(
            region -> {
              JsonObject vpc = vpc(region.alias());
              vpc.add("messages", new JsonArray());
              return Reply.json(200, vpc);
            })
        .orElseThrow(() -> ApiException.notFound("VPC"));
  }

  private static Reply subnets(ApiCall call) {
    String zone = needQuery(call, "zone");
    String vpc = needQuery(call, "vpc");
    String region = Catalog.regionOf(zone);
    JsonArray answer = new JsonArray();
    if (generation2(call) && Catalog.vpcId(region).equals(vpc)) {
      JsonObject subnet = new JsonObject();
      subnet.addProperty("id", Catalog.subnetId(zone));
      subnet.addProperty("name", "subnet-" + zone);
      subnet.addProperty("zone", zone);
      subnet.addProperty("vpcID", vpc);
      subnet.addProperty("vpcName", "vpc-" + region);
      subnet.addProperty("ipv4CIDRBlock", "10.0.0.0/18");
      subnet.addProperty("availableIPv4AddressCount", 16_000);
      subnet.addProperty("publicGatewayID", "");
      subnet.addProperty("publicGatewayName", "");
      answer.add(subnet);
    }
    return Reply.json(200, answer);
  }

  private Reply clusterSubnets(ApiCall call) {
    Cluster cluster = access.need(call, "classic");
    String zone = cluster.zones().get(0);
    JsonArray subnets = new JsonArray();
    for (String id : cluster.subnets) {
      JsonObject subnet = new JsonObject();
      subnet.addProperty("id", id);
      subnet.addProperty("cidr", "169.60.1.0/29");
      subnet.addProperty("is_public", true);
      subnet.addProperty("is_byoip", false);
      subnet.add("ips", new JsonArray());
      subnets.add(subnet);
    }
    JsonObject vlan = new JsonObject();
    vlan.addProperty("id", Catalog.vlan(zone, true));
    vlan.addProperty("zone", zone);
    vlan.addProperty("region", cluster.region());
    vlan.add("subnets", subnets);
    JsonArray answer = new JsonArray();
    answer.add(vlan);
    return Reply.json(200, answer);
  }

  private Reply addSubnet(ApiCall call) {
    Cluster cluster = access.need(call, "classic");
    if (!cluster.subnets.contains(call.path("subnetId"))) {
      cluster.subnets.add(call.path("subnetId"));
    }
    return Reply.empty(call.operation().success());
  }

  private Reply removeSubnet(ApiCall call) {
    if (!access.need(call, "classic").subnets.remove(call.path("subnetId"))) {
      throw ApiException.notFound("subnet");
    }
    return Reply.empty(call.operation().success());
  }
}
