package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;

/** The capacities of file shares on VPC in GiB, and the IOPS that they allow. */
final class VolumeProfiles {
  private static final String DP2 = "dp2";

  private record Band(int minCapacity, int maxCapacity, int minIops, int maxIops) {
    JsonObject flat() {
      return Json.of(
          "capacityMin",
          minCapacity,
          "capacityMax",
          maxCapacity,
          "iopsMin",
          minIops,
          "iopsMax",
          maxIops);
    }

    JsonObject nested() {
      return Json.of(
          "capacity",
          Json.of("min", minCapacity, "max", maxCapacity),
          "iops",
          Json.of("min", minIops, "max", maxIops));
    }
  }

  private static final List<Band> BANDS =
      List.of(
          new Band(10, 39, 100, 1000),
          new Band(40, 79, 100, 2000),
          new Band(80, 99, 100, 4000),
          new Band(100, 499, 100, 6000),
          new Band(500, 999, 100, 10_000),
          new Band(1000, 1999, 100, 20_000));

  private VolumeProfiles() {}

  static void register(Context context) {
    context.on("GetVolumeProfile", VolumeProfiles::profile);
    context.on("GetDp2Catalog", VolumeProfiles::catalog);
  }

  private static Reply profile(ApiCall call) {
    if (!call.requireQuery("profile").equals(DP2)) {
      throw ApiException.notFound("volume profile");
    }
    return Reply.json(
        200,
        Json.of(
            "id", DP2, "config_validation", Json.array(BANDS.stream().map(Band::nested).toList())));
  }

  private static Reply catalog(ApiCall call) {
    return Reply.json(200, Json.of("bands", Json.array(BANDS.stream().map(Band::flat).toList())));
  }
}
