package io.github.ibmcontainers.cluster.catalog;

import static io.github.ibmcontainers.internal.check.Argument.FLAVOR;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.IKSLocation;
import io.github.ibmcontainers.generated.model.MessageResponse;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.FanOut;
import io.github.ibmcontainers.internal.route.Listings;
import io.github.ibmcontainers.internal.route.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Locations, and what is available there: flavors, versions, quota, add-ons. All methods throw
 * {@link ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class Locations extends Group<Locations> {
  private final ClusterContext context;

  /** Called by the client. */
  public Locations(GroupContext context) {
    super(context, Locations::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * Lists the regions of the service ({@code GetRegions}, needs no login). IBM has marked the
   * operation as deprecated since 2020; there is no other one.
   */
  @SuppressWarnings("deprecation")
  public List<Region> regions() {
    return Values.list(
        context.value(api -> new UtilApi(api).getRegions()).getRegions(), Region::of);
  }

  /**
   * Lists all locations of the service, from geographies down to zones ({@code ListLocations},
   * needs no login).
   */
  public List<IKSLocation> all() {
    return Values.list(context.value(api -> new UtilApi(api).listLocations()));
  }

  /**
   * Lists the zones of a provider ({@code GetZones} for classic, {@code vpcGetZones} for VPC).
   *
   * @throws OperationNotSupportedException for Satellite
   */
  public List<Zone> zones(Provider provider) {
    return context.call(CatalogRoutes.Zones.ROW, provider, false);
  }

  /**
   * Lists the zones of a provider with the flavors that are available there.
   *
   * @throws OperationNotSupportedException for Satellite
   */
  public List<Zone> zonesWithFlavors(Provider provider) {
    return context.call(CatalogRoutes.Zones.ROW, provider, true);
  }

  /**
   * Lists the zones of classic and VPC concurrently. If one fails, the listing has the failure and
   * the zones of the other.
   *
   * @throws ContainersException if both fail
   */
  public Listing<Zone> zones() {
    return Listings.list(context, List.of(Provider.CLASSIC, Provider.VPC), this::zones);
  }

  /**
   * Lists the flavors of a zone ({@code v2GetFlavors}; v1: {@code GetDatacenterMachineTypes}).
   *
   * @param zone the zone, such as {@code dal10} or {@code us-south-1}; its form implies the
   *     provider
   */
  public List<Flavor> flavors(String zone) {
    return flavors(zone, ZONE.of(zone).contains("-") ? Provider.VPC : Provider.CLASSIC);
  }

  /**
   * Lists the flavors of a provider's zone ({@code v2GetFlavors}; v1: {@code
   * GetDatacenterMachineTypes}).
   *
   * @throws OperationNotSupportedException for Satellite
   */
  public List<Flavor> flavors(String zone, Provider provider) {
    return context.call(CatalogRoutes.Flavors.ROW, provider, ZONE.of(zone));
  }

  /**
   * Checks zones, and the flavor in each of them, against the service's lists.
   *
   * @param provider classic or VPC
   * @return everything that is wrong; empty if nothing is
   * @throws OperationNotSupportedException for Satellite
   */
  public List<Problem> validate(Provider provider, String flavor, Collection<String> zones) {
    String wanted = FLAVOR.of(flavor);
    Locations timed = new Locations(context.timed());
    List<String> known = timed.zones(provider).stream().map(Zone::id).sorted().toList();
    List<Problem> problems = new ArrayList<>();
    List<Supplier<List<Problem>>> checks = new ArrayList<>();
    for (String zone : new LinkedHashSet<>(zones)) {
      if (known.contains(zone)) {
        checks.add(() -> timed.check(provider, wanted, zone));
      } else {
        problems.add(new Problem("zone", zone, "not a zone of " + provider, known));
      }
    }
    FanOut.all(context.executor(), checks).forEach(problems::addAll);
    return List.copyOf(problems);
  }

  private List<Problem> check(Provider provider, String flavor, String zone) {
    List<String> names = flavors(zone, provider).stream().map(Flavor::name).sorted().toList();
    // The suffix asks for encrypted disks; the list may have the flavor without it.
    String plain = flavor.replaceFirst("\\.encrypted$", "");
    return names.contains(flavor) || names.contains(plain)
        ? List.of()
        : List.of(new Problem("flavor", flavor, "not available in zone " + zone, names));
  }

  /**
   * Lists the supported versions of Kubernetes and OpenShift ({@code v2GetVersions}; v1: {@code
   * GetVersions}; need no login).
   */
  public List<AvailableVersion> versions() {
    return context.call(CatalogRoutes.Versions.ROW);
  }

  /** Lists the supported versions of Kubernetes or OpenShift. */
  public List<AvailableVersion> versions(Platform platform) {
    return versions().stream().filter(it -> it.version().platform() == platform).toList();
  }

  /** Returns how many clusters and worker nodes the account can have ({@code GetQuota}). */
  public List<Quota> quota() {
    return Values.list(context.value(api -> new V2Api(api).getQuota()), Quota::of);
  }

  /** Lists the available add-ons ({@code GetAddons}, needs no login). */
  public List<AddOn> addOns() {
    return Values.list(context.value(api -> new UtilApi(api).getAddons()), AddOn::of);
  }

  /**
   * Lists the operating systems of worker nodes ({@code GetOperatingSystems}).
   *
   * @return the response, whose form IBM doesn't document
   */
  public JsonElement operatingSystems() {
    return context.value(api -> new V2Api(api).getOperatingSystems());
  }

  /** Lists the service's messages to its users ({@code V2GetMessages}; v1: {@code GetMessages}). */
  public List<MessageResponse> messages() {
    return context.call(CatalogRoutes.Messages.ROW);
  }
}
