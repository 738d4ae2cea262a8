package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is the same for everybody: regions, zones, networks. Facts of the guides and the service.
 */
final class Catalog {
  private Catalog() {}

  /** A region of the guide of 2020: its old name, its current name and the host of its CF. */
  record Region(String name, String alias, String cfUrl, boolean free) {}

  static final List<Region> REGIONS =
      List.of(
          new Region("ap-north", "jp-tok", "api.au-syd.bluemix.net", false),
          new Region("ap-south", "au-syd", "api.au-syd.bluemix.net", true),
          new Region("eu-central", "eu-de", "api.eu-de.bluemix.net", true),
          new Region("uk-south", "eu-gb", "api.eu-gb.bluemix.net", true),
          new Region("us-east", "us-east", "api.ng.bluemix.net", false),
          new Region("us-south", "us-south", "api.ng.bluemix.net", true));

  static JsonObject regions() {
    JsonArray list = new JsonArray();
    for (Region region : REGIONS) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", region.name());
      entry.addProperty("alias", region.alias());
      entry.addProperty("cfURL", region.cfUrl());
      entry.addProperty("freeEnabled", region.free());
      list.add(entry);
    }
    JsonObject answer = new JsonObject();
    answer.add("regions", list);
    return answer;
  }

  /** The current name of a region that is known by its old or its current name. */
  static Optional<String> regionName(String nameOrAlias) {
    return REGIONS.stream()
        .filter(r -> r.name().equals(nameOrAlias) || r.alias().equals(nameOrAlias))
        .map(Region::alias)
        .findFirst();
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

  static String vlan(String zone, boolean isPublic) {
    int base = Math.floorMod(Ids.hex(zone).hashCode(), 400_000);
    return Integer.toString(2_200_000 + base * 2 + (isPublic ? 1 : 0));
  }

  static Pool.Zone network(String provider, String zone) {
    return switch (provider) {
      case "classic" -> new Pool.Zone(zone, vlan(zone, false), vlan(zone, true), "");
      case "vpc" -> new Pool.Zone(zone, "", "", subnetId(zone));
      default -> new Pool.Zone(zone, "", "", "");
    };
  }
}
