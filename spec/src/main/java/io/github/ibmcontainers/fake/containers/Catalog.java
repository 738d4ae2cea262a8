package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.store.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Regions, zones, networks and flavors, which are the same for all accounts. The values are from
 * the guides and the service.
 */
public final class Catalog {
  private Catalog() {}

  /** A region as in the guide of 2020: old name, current name, and URL of Cloud Foundry. */
  record Region(String name, String alias, String cfUrl, boolean free) {}

  static final List<Region> REGIONS =
      List.of(
          new Region("ap-north", "jp-tok", "api.au-syd.bluemix.net", false),
          new Region("ap-south", "au-syd", "api.au-syd.bluemix.net", true),
          new Region("eu-central", "eu-de", "api.eu-de.bluemix.net", true),
          new Region("uk-south", "eu-gb", "api.eu-gb.bluemix.net", true),
          new Region("us-east", "us-east", "api.ng.bluemix.net", false),
          new Region("us-south", "us-south", "api.ng.bluemix.net", true));

  /** Returns the current names of all regions, sorted. */
  public static List<String> regionNames() {
    return REGIONS.stream().map(Region::alias).sorted().toList();
  }

  /** Returns the current name of a region for its old or current name. */
  static Optional<String> regionName(String nameOrAlias) {
    return REGIONS.stream()
        .filter(r -> r.name().equals(nameOrAlias) || r.alias().equals(nameOrAlias))
        .map(Region::alias)
        .findFirst();
  }

  private static final Map<String, String> METROS =
      Map.of(
          "us-south", "Dallas",
          "us-east", "Washington DC",
          "eu-de", "Frankfurt",
          "eu-gb", "London",
          "au-syd", "Sydney",
          "jp-tok", "Tokyo");

  /** Returns the display name of a region's metropolitan area. */
  public static String metroName(String region) {
    return METROS.getOrDefault(region, region);
  }

  static String defaultFlavor(String provider) {
    return switch (provider) {
      case "classic" -> "u3c.2x4.encrypted";
      case "vpc" -> "bx2.4x16";
      default -> "upi";
    };
  }

  static String operatingSystem(boolean openShift) {
    return openShift ? "RHEL_8_64" : "UBUNTU_24_64";
  }

  static String vpcId(String region) {
    return "r006-" + Ids.hex("vpc-" + region).substring(0, 8) + "-0000-4000-8000-000000000001";
  }

  static String subnetId(String zone) {
    return "0717-" + Ids.hex("subnet-" + zone).substring(0, 8) + "-0000-4000-8000-000000000002";
  }

  public static String vlan(String zone, boolean isPublic) {
    int base = Math.floorMod(Ids.hex(zone).hashCode(), 400_000);
    return Integer.toString(2_200_000 + base * 2 + (isPublic ? 1 : 0));
  }

  /** Returns the id of the portable subnet on a VLAN of a data center. */
  public static String portableSubnet(String zone, boolean isPublic) {
    int number = Math.floorMod(Ids.hex("portable-" + zone + isPublic).hashCode(), 400_000);
    return Integer.toString(1_000_000 + number);
  }

  static Pool.Zone network(String provider, String zone) {
    return switch (provider) {
      case "classic" -> new Pool.Zone(zone, vlan(zone, false), vlan(zone, true), "");
      case "vpc" -> new Pool.Zone(zone, "", "", subnetId(zone));
      default -> new Pool.Zone(zone, "", "", "");
    };
  }

  /** A selection of the classic data centers, by region. */
  private static final Map<String, List<String>> CLASSIC_ZONES =
      Map.of(
          "us-south", List.of("dal10", "dal12", "dal13"),
          "us-east", List.of("wdc04", "wdc06", "wdc07"),
          "eu-de", List.of("fra02", "fra04", "fra05"),
          "eu-gb", List.of("lon02", "lon04", "lon05", "lon06"),
          "au-syd", List.of("syd01", "syd04", "syd05"),
          "jp-tok", List.of("tok02", "tok04", "tok05"));

  public static List<String> classicZones() {
    return CLASSIC_ZONES.values().stream().flatMap(List::stream).sorted().toList();
  }

  public static List<String> vpcZones() {
    return CLASSIC_ZONES.keySet().stream()
        .sorted()
        .flatMap(region -> IntStream.rangeClosed(1, 3).mapToObj(n -> region + "-" + n))
        .toList();
  }

  /** Returns the region of a zone. */
  public static String regionOf(String zone) {
    return CLASSIC_ZONES.entrySet().stream()
        .filter(e -> e.getValue().contains(zone) || zone.startsWith(e.getKey() + "-"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> ApiException.badRequest("The zone '" + zone + "' is not supported."));
  }

  public static final List<String> CLASSIC_FLAVORS =
      List.of("u3c.2x4.encrypted", "b3c.4x16.encrypted", "b3c.8x32.encrypted");
  static final List<String> VPC_FLAVORS =
      List.of("bx2.4x16", "bx2.8x32", "cx2.2x4", "bx2d.metal.96x384");

  static void checkFlavor(String flavor) {
    if (!CLASSIC_FLAVORS.contains(flavor)
        && !VPC_FLAVORS.contains(flavor)
        && !flavor.equals("upi")) {
      throw ApiException.of(
          400,
          "E4e5b",
          "BadRequest",
          "The flavor '" + flavor + "' could not be found in the zone.");
    }
  }

  /** Returns the zone in a request, with default networks if the request names none. */
  static Pool.Zone zone(String provider, JsonObject request) {
    String id = text(request, "id");
    if (id.isEmpty()) {
      throw ApiException.badRequest("The field id of the zone is missing or empty.");
    }
    if (!provider.equals("satellite")) {
      regionOf(id);
    }
    Pool.Zone defaults = network(provider, id);
    return new Pool.Zone(
        id,
        nonEmpty(text(request, "privateVlan"), defaults.privateVlan()),
        nonEmpty(text(request, "publicVlan"), defaults.publicVlan()),
        nonEmpty(text(request, "subnetID"), defaults.subnetId()));
  }

  private static String nonEmpty(String value, String defaultValue) {
    return value.isEmpty() ? defaultValue : value;
  }

  private static String text(JsonObject json, String field) {
    return json.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(field) && e.getValue().isJsonPrimitive())
        .map(e -> e.getValue().getAsString())
        .findFirst()
        .orElse("");
  }
}
