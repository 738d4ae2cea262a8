package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Catalog;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Operations with the same response for all callers: messages, quotas, locations, machine types.
 */
final class StaticResponses {
  private StaticResponses() {}

  static void register(Context context) {
    context.on("GetMessages", call -> Reply.json(200, new JsonArray()));
    context.on("V2GetMessages", call -> Reply.json(200, new JsonArray()));
    context.on("GetQuota", call -> quota());
    context.on("ListLocations", call -> locations());
    context.on("GetDatacenterMachineTypes", StaticResponses::machineTypes);
    context.on("GetBluemixConfig", StaticResponses::configuration);
    context.on(
        "GetProductConfig",
        call ->
            Reply.json(
                200,
                Json.of(
                    "company_name",
                    "IBM",
                    "container_service_name",
                    "IBM Cloud Kubernetes Service",
                    "iaas_name",
                    "Classic infrastructure",
                    "product_name",
                    "IBM Cloud",
                    "product_name_short",
                    "IBM Cloud")));
    context.on(
        "GetOperatingSystems",
        call ->
            Reply.json(
                200,
                Json.of(
                    "kubernetes",
                    Json.array(List.of("UBUNTU_24_64", "UBUNTU_20_64")),
                    "openshift",
                    Json.array(List.of("RHEL_8_64", "RHEL_9_64", "RHCOS")))));
  }

  /** Returns the documented quota of 100 clusters for each region and infrastructure. */
  private static Reply quota() {
    JsonArray answer = new JsonArray();
    for (String infrastructure : List.of("classic", "vpc-gen2")) {
      JsonArray regions = new JsonArray();
      Catalog.regionNames().forEach(r -> regions.add(Json.of("id", r, "quota", 100)));
      answer.add(Json.of("infrastructure", infrastructure, "type", "clusters", "regions", regions));
    }
    return Reply.json(200, answer);
  }

  private static Reply locations() {
    JsonArray answer = new JsonArray();
    for (String zone : Catalog.classicZones()) {
      answer.add(
          location(zone, zone.substring(0, 3), "dc", Catalog.metroName(Catalog.regionOf(zone))));
    }
    for (String zone : Catalog.vpcZones()) {
      String region = Catalog.regionOf(zone);
      answer.add(location(zone, region, "zone", Catalog.metroName(region)));
    }
    for (String region : Catalog.regionNames()) {
      answer.add(location(region, region, "region", Catalog.metroName(region)));
    }
    return Reply.json(200, answer);
  }

  private static JsonObject location(String id, String metro, String kind, String name) {
    return Json.of(
        "id",
        id,
        "name",
        id,
        "kind",
        kind,
        "metro",
        metro,
        "multizone_metro",
        metro,
        "display_name",
        name,
        "country",
        "",
        "geography",
        "",
        "supportsFree",
        kind.equals("region"));
  }

  private static Reply machineTypes(ApiCall call) {
    String zone = call.path("datacenter");
    if (!Catalog.classicZones().contains(zone)) {
      throw ApiException.notFound("data center");
    }
    JsonArray answer = new JsonArray();
    for (String flavor : Catalog.CLASSIC_FLAVORS) {
      String size = flavor.replaceAll("^[^.]*\\.|\\.encrypted$", "");
      answer.add(
          Json.of(
              "name",
              flavor,
              "cores",
              size.split("x", -1)[0],
              "memory",
              size.split("x", -1)[1] + "GB",
              "networkSpeed",
              "1000Mbps",
              "os",
              "UBUNTU_24_64",
              "provider",
              "classic",
              "serverType",
              "virtual",
              "deprecated",
              false,
              "isTrusted",
              false,
              "gpus",
              "",
              "storage",
              "25GB",
              "secondaryStorage",
              "100GB",
              "secondaryStorageEncrypted",
              true));
    }
    return Reply.json(200, answer);
  }

  private static Reply configuration(ApiCall call) {
    HttpUrl url = call.exchange().url();
    String base = url.scheme() + "://" + url.host() + ":" + url.port();
    return Reply.json(
        200,
        Json.of(
            "env_name",
            "fake",
            "bluemix_url",
            base,
            "acct_url",
            "https://accounts.cloud.ibm.com",
            "iam_url",
            "https://iam.cloud.ibm.com",
            "iam_base_url",
            "https://iam.cloud.ibm.com",
            "iam_issuer",
            "https://iam.cloud.ibm.com/identity",
            "iam_client_id",
            "bx",
            "iam_client_secret",
            "bx",
            "iam_papurl",
            "https://iam.cloud.ibm.com",
            "iam_pdpurl",
            "https://iam.cloud.ibm.com",
            "uaa_url",
            ""));
  }
}
