package io.github.ibmcontainers.cluster.catalog;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.MessageResponse;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of actions on locations. Each row is built when it is first used. */
final class CatalogRoutes {
  static final class Zones {
    static final Action<Boolean, List<Zone>> ROW =
        Action.<Boolean, List<Zone>>of("list zones")
            .on(
                UtilApi.GetZonesCall.OPERATION,
                (api, cluster, flavors) ->
                    new UtilApi(api).getZones().showFlavors(flavors ? "true" : null),
                list -> Values.list(list, it -> Zone.of(it, CLASSIC)))
            .on(
                V2Api.VpcGetZonesCall.OPERATION,
                (api, cluster, flavors) ->
                    new V2Api(api)
                        .vpcGetZones()
                        .provider(VPC.id())
                        .showFlavors(flavors ? Boolean.TRUE : null),
                list -> Values.list(list, it -> Zone.of(it, VPC)))
            .none(SATELLITE, "its zones belong to a location; see satellite().location(...)")
            .build();
  }

  static final class Flavors {
    static final Action<String, List<Flavor>> ROW =
        Action.<String, List<Flavor>>of("list flavors of a zone")
            .on(
                CLASSIC,
                V2Api.V2GetFlavorsCall.OPERATION,
                (api, cluster, zone) -> new V2Api(api).v2GetFlavors(zone).provider(CLASSIC.id()),
                list -> Values.list(list, Flavor::of))
            .on(
                UtilApi.GetDatacenterMachineTypesCall.OPERATION,
                (api, cluster, zone) -> new UtilApi(api).getDatacenterMachineTypes(zone),
                list -> Values.list(list, Flavor::of))
            .on(
                VPC,
                V2Api.V2GetFlavorsCall.OPERATION,
                (api, cluster, zone) -> new V2Api(api).v2GetFlavors(zone).provider(VPC.id()),
                list -> Values.list(list, Flavor::of))
            .none(SATELLITE, "Satellite clusters run on hosts of the user")
            .build();
  }

  static final class Versions {
    static final Action<@Nullable Void, List<AvailableVersion>> ROW =
        Action.<@Nullable Void, List<AvailableVersion>>of("list versions")
            .everywhere(
                BetaApi.V2GetVersionsCall.OPERATION,
                (api, cluster, none) -> new BetaApi(api).v2GetVersions(),
                AvailableVersion::v2)
            .everywhere(
                UtilApi.GetVersionsCall.OPERATION,
                (api, cluster, none) -> new UtilApi(api).getVersions(),
                AvailableVersion::v1)
            .build();
  }

  static final class Messages {
    static final Action<@Nullable Void, List<MessageResponse>> ROW =
        Action.<@Nullable Void, List<MessageResponse>>of("list messages of the service")
            .everywhere(
                UtilApi.V2GetMessagesCall.OPERATION,
                (api, cluster, none) -> new UtilApi(api).v2GetMessages(),
                Values::list)
            .everywhere(
                UtilApi.GetMessagesCall.OPERATION,
                (api, cluster, none) -> new UtilApi(api).getMessages(),
                Values::list)
            .build();
  }

  private CatalogRoutes() {}
}
