package io.github.ibmcontainers.cluster.catalog;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.IKSLocation;
import io.github.ibmcontainers.generated.model.MessageResponse;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Unit;
import io.github.ibmcontainers.internal.route.Values;
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
              it -> Values.list(it.getRegions(), Region::of))
          .build();

  static final Action<Unit, List<IKSLocation>> LOCATIONS =
      Action.<Unit, List<IKSLocation>>of("list locations")
          .everywhere(
              V1,
              "ListLocations",
              (api, in) -> new UtilApi(api).listLocations(),
              list -> Values.list(list, it -> it))
          .build();

  static final Action<Boolean, List<Zone>> ZONES =
      Action.<Boolean, List<Zone>>of("list zones")
          .on(
              CLASSIC,
              V1,
              "GetZones",
              (api, flavors) -> new UtilApi(api).getZones().showFlavors(flavors ? "true" : null),
              list -> Values.list(list, it -> Zone.of(it, CLASSIC)))
          .on(
              VPC,
              V2,
              "vpcGetZones",
              (api, flavors) ->
                  new V2Api(api)
                      .vpcGetZones()
                      .provider(VPC.id())
                      .showFlavors(flavors ? Boolean.TRUE : null),
              list -> Values.list(list, it -> Zone.of(it, VPC)))
          .none(SATELLITE, "its zones are a location's own: see satellite().location(...)")
          .build();

  static final Action<String, List<Flavor>> FLAVORS =
      Action.<String, List<Flavor>>of("list flavors of a zone")
          .on(
              CLASSIC,
              V2,
              "v2GetFlavors",
              (api, zone) -> new V2Api(api).v2GetFlavors(zone).provider(CLASSIC.id()),
              list -> Values.list(list, Flavor::of))
          .on(
              CLASSIC,
              V1,
              "GetDatacenterMachineTypes",
              (api, zone) -> new UtilApi(api).getDatacenterMachineTypes(zone),
              list -> Values.list(list, Flavor::of))
          .on(
              VPC,
              V2,
              "v2GetFlavors",
              (api, zone) -> new V2Api(api).v2GetFlavors(zone).provider(VPC.id()),
              list -> Values.list(list, Flavor::of))
          .none(SATELLITE, "its hosts are one's own")
          .build();

  static final Action<Unit, List<AvailableVersion>> VERSIONS =
      Action.<Unit, List<AvailableVersion>>of("list versions")
          .everywhere(
              V2,
              "v2GetVersions",
              (api, in) -> new BetaApi(api).v2GetVersions(),
              AvailableVersion::v2)
          .everywhere(
              V1, "GetVersions", (api, in) -> new UtilApi(api).getVersions(), AvailableVersion::v1)
          .build();

  static final Action<Unit, List<Quota>> QUOTA =
      Action.<Unit, List<Quota>>of("get the quota")
          .everywhere(
              V2,
              "GetQuota",
              (api, in) -> new V2Api(api).getQuota(),
              list -> Values.list(list, Quota::of))
          .build();

  static final Action<Unit, List<AddOn>> ADD_ONS =
      Action.<Unit, List<AddOn>>of("list available add-ons")
          .everywhere(
              V1,
              "GetAddons",
              (api, in) -> new UtilApi(api).getAddons(),
              list -> Values.list(list, AddOn::of))
          .build();

  static final Action<Unit, List<MessageResponse>> MESSAGES =
      Action.<Unit, List<MessageResponse>>of("list messages of the service")
          .everywhere(
              V2,
              "V2GetMessages",
              (api, in) -> new UtilApi(api).v2GetMessages(),
              list -> Values.list(list, it -> it))
          .everywhere(
              V1,
              "GetMessages",
              (api, in) -> new UtilApi(api).getMessages(),
              list -> Values.list(list, it -> it))
          .build();

  private LocationRoutes() {}

  static List<Action<?, ?>> all() {
    return List.of(REGIONS, LOCATIONS, ZONES, FLAVORS, VERSIONS, QUOTA, ADD_ONS, MESSAGES);
  }
}
