package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;
import java.util.Map;

/** Operations that list regions, zones, versions, flavors, VLANs, VPCs and subnets. */
final class CatalogHandlers {
  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetRegions", call -> regions());
    handlers.put("GetZones", call -> zones(Catalog.classicZones()));
    handlers.put("vpcGetZones", call -> zones(Catalog.vpcZones()));
    handlers.put("GetVersions", call -> Reply.json(200, Versions.all()));
    handlers.put("v2GetVersions", call -> Reply.json(200, Versions.all()));
    handlers.put("GetKubeVersions", call -> Reply.json(200, Versions.kubernetes()));
    handlers.put("v2GetFlavors", CatalogHandlers::flavors);
    handlers.put("GetVLANs", call -> vlans(call.requireQuery("zone")));
    handlers.put("GetDatacenterVLANs", call -> vlans(call.path("datacenter")));
    handlers.put("getVPCs", CatalogHandlers::vpcs);
    handlers.put("GetVPC", CatalogHandlers::vpc);
    handlers.put("getSubnets", CatalogHandlers::subnets);
  }

  private static Reply regions() {
    JsonArray list = new JsonArray();
    for (Catalog.Region region : Catalog.REGIONS) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", region.name());
      entry.addProperty("alias", region.alias());
      entry.addProperty("cfURL", region.cfUrl());
      entry.addProperty("freeEnabled", region.free());
      list.add(entry);
    }
    JsonObject answer = new JsonObject();
    answer.add("regions", list);
    return Reply.json(200, answer);
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

  private static Reply flavors(ApiCall call) {
    String zone = call.requireQuery("zone");
    boolean vpc = zone.contains("-");
    if (!(vpc ? Catalog.vpcZones() : Catalog.classicZones()).contains(zone)) {
      throw ApiException.badRequest("The zone '" + zone + "' is not supported.");
    }
    JsonArray answer = new JsonArray();
    for (String name : vpc ? Catalog.VPC_FLAVORS : Catalog.CLASSIC_FLAVORS) {
      String size = name.replaceAll("\\.encrypted$", "").replaceAll(".*\\.", "");
      JsonObject flavor = new JsonObject();
      flavor.addProperty("id", name);
      flavor.addProperty("name", name);
      flavor.addProperty("provider", vpc ? "vpc-gen2" : "classic");
      flavor.addProperty("cores", Integer.parseInt(size.split("x", -1)[0]));
      flavor.addProperty("memory", size.split("x", -1)[1] + "GB");
      flavor.addProperty("networkSpeed", "1Gbps");
      flavor.addProperty("os", "UBUNTU_24_64");
      flavor.addProperty("serverType", name.contains(".metal.") ? "physical" : "virtual");
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

  private static boolean isGeneration2(ApiCall call) {
    String provider = call.requireQuery("provider");
    if (!List.of("vpc-gen2", "vpc-classic").contains(provider)) {
      throw ApiException.badRequest("The provider '" + provider + "' is not supported.");
    }
    return provider.equals("vpc-gen2");
  }

  private static Reply vpcs(ApiCall call) {
    JsonArray answer = new JsonArray();
    if (isGeneration2(call)) {
      for (Catalog.Region region : Catalog.REGIONS) {
        JsonObject vpc = vpc(region.alias());
        vpc.addProperty("provider", "vpc-gen2");
        vpc.add(
            "zones",
            Json.array(
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
    String id = call.requireQuery("vpcID");
    return Catalog.REGIONS.stream()
        .filter(r -> isGeneration2(call) && Catalog.vpcId(r.alias()).equals(id))
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
    String zone = call.requireQuery("zone");
    String vpc = call.requireQuery("vpc");
    String region = Catalog.regionOf(zone);
    JsonArray answer = new JsonArray();
    if (isGeneration2(call) && Catalog.vpcId(region).equals(vpc)) {
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
}
