package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.ApiVersion.V1;

import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.Regions;
import java.util.List;

/** The rows of the table of routes that concern places and what can be had there. */
@SuppressWarnings("deprecation") // GetRegions is the only list of regions there is
final class LocationRoutes {
  static final Action<Unit, List<Region>> REGIONS =
      Action.<Unit, List<Region>>of("list regions")
          .everywhere(
              V1,
              "GetRegions",
              (api, in) -> new UtilApi(api).getRegions(),
              (Regions it) -> Values.list(it.getRegions(), Region::of))
          .build();

  private LocationRoutes() {}
}
