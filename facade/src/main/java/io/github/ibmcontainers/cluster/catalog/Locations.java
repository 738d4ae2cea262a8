package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.model.IKSLocation;
import io.github.ibmcontainers.generated.model.MessageResponse;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ProviderLists;
import io.github.ibmcontainers.internal.route.Unit;
import java.util.List;

/** Places, and what can be had there. Immutable and safe for use by many threads. */
public final class Locations extends Group<Locations> {
  private final ClusterContext context;

  /** Called by the client. */
  public Locations(GroupContext context) {
    super(context, Locations::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The service's regions ({@code GetRegions}, needs no login). IBM marks the operation deprecated
   * since 2020; it still answers.
   *
   * @throws ContainersException if the call fails
   */
  public List<Region> regions() {
    return context.call(LocationRoutes.REGIONS, Unit.UNIT);
  }

  /**
   * All places that the service knows, from the geography down to the zone ({@code ListLocations},
   * needs no login).
   *
   * @throws ContainersException if the call fails
   */
  public List<IKSLocation> all() {
    return context.call(LocationRoutes.LOCATIONS, Unit.UNIT);
  }

  /**
   * The zones of a provider ({@code GetZones} for classic, {@code vpcGetZones} for VPC).
   *
   * @throws NoRouteException for Satellite
   * @throws ContainersException if the call fails
   */
  public List<Zone> zones(Provider provider) {
    return context.call(LocationRoutes.ZONES, provider, false);
  }

  /**
   * The zones of a provider, with the flavors to be had there.
   *
   * @throws NoRouteException for Satellite
   * @throws ContainersException if the call fails
   */
  public List<Zone> zonesWithFlavors(Provider provider) {
    return context.call(LocationRoutes.ZONES, provider, true);
  }

  /**
   * The zones of classic and VPC, asked for at the same time. One that fails is reported in the
   * listing.
   *
   * @throws ContainersException if both fail
   */
  public Listing<Zone> zones() {
    return ProviderLists.list(context, List.of(Provider.CLASSIC, Provider.VPC), this::zones);
  }

  /**
   * The flavors of workers in a zone ({@code v2GetFlavors}; v1: {@code GetDatacenterMachineTypes}).
   *
   * @param zone the zone, such as {@code dal10} or {@code us-south-1}; its form tells the provider
   * @throws ContainersException if the call fails
   */
  public List<Flavor> flavors(String zone) {
    return flavors(
        zone, Arguments.check("zone", zone).contains("-") ? Provider.VPC : Provider.CLASSIC);
  }

  /**
   * The flavors of workers in a zone ({@code v2GetFlavors}; v1: {@code GetDatacenterMachineTypes}).
   *
   * @param zone the zone
   * @param provider whose zone it is
   * @throws NoRouteException for Satellite
   * @throws ContainersException if the call fails
   */
  public List<Flavor> flavors(String zone, Provider provider) {
    return context.call(LocationRoutes.FLAVORS, provider, Arguments.check("zone", zone));
  }

  /**
   * The versions of Kubernetes and OpenShift that are served ({@code v2GetVersions}; v1: {@code
   * GetVersions}; need no login).
   *
   * @throws ContainersException if the call fails
   */
  public List<AvailableVersion> versions() {
    return context.call(LocationRoutes.VERSIONS, Unit.UNIT);
  }

  /**
   * The versions of Kubernetes or OpenShift that are served.
   *
   * @throws ContainersException if the call fails
   */
  public List<AvailableVersion> versions(Platform platform) {
    return versions().stream().filter(it -> it.version().platform() == platform).toList();
  }

  /**
   * How many clusters and workers the account may have ({@code GetQuota}).
   *
   * @throws ContainersException if the call fails
   */
  public List<Quota> quota() {
    return context.call(LocationRoutes.QUOTA, Unit.UNIT);
  }

  /**
   * The add-ons that clusters can have ({@code GetAddons}, needs no login).
   *
   * @throws ContainersException if the call fails
   */
  public List<AddOn> addOns() {
    return context.call(LocationRoutes.ADD_ONS, Unit.UNIT);
  }

  /**
   * What the service has to tell its users ({@code V2GetMessages}; v1: {@code GetMessages}).
   *
   * @throws ContainersException if the call fails
   */
  public List<MessageResponse> messages() {
    return context.call(LocationRoutes.MESSAGES, Unit.UNIT);
  }
}
