package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.ADD_ON;
import static io.github.ibmcontainers.internal.check.Argument.VERSION;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.AddonCommon;
import io.github.ibmcontainers.generated.model.AddonOptionsTemplate;
import io.github.ibmcontainers.generated.model.AddonResponse;
import io.github.ibmcontainers.generated.model.ManageClusterAddonsRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Add-ons of clusters. The parameter {@code cluster} is the cluster's id or name. All methods throw
 * {@link io.github.ibmcontainers.error.ContainersException} if the call fails. Methods that change
 * an add-on return when the service has accepted the request. Immutable and thread-safe.
 */
public final class AddOns extends Group<AddOns> {
  private final ClusterContext context;

  /** Called by the client. */
  public AddOns(GroupContext context) {
    super(context, AddOns::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * Lists the add-ons of a cluster ({@code V2GetClusterAddons}; v1: {@code GetClusterAddons}). The
   * available add-ons are in {@link Locations#addOns}.
   */
  public List<AddOn> list(String cluster) {
    return context.onCluster(ClusterRoutes.AddOns.ROW, cluster);
  }

  /**
   * Lists the add-ons of the clusters of several scopes. Clusters are asked concurrently; a scope
   * or cluster that fails is reported in the listing.
   *
   * @param scopes accounts, resource groups and regions; what a scope leaves out comes from this
   *     client's scope
   */
  public Listing<ClusterItems<AddOn>> across(Collection<Scope> scopes) {
    return context.across(Optional.of(scopes), (in, cluster) -> new AddOns(in).list(cluster));
  }

  /**
   * Lists the add-ons of the clusters of all accounts that the credential's owner can see, as
   * {@link #across}.
   */
  public Listing<ClusterItems<AddOn>> acrossAccounts() {
    return context.across(Optional.empty(), (in, cluster) -> new AddOns(in).list(cluster));
  }

  /** Lists the available versions of an add-on ({@code GetAddons}, needs no login). */
  public List<AddOn> versions(String addOn) {
    return available(addOn).stream().map(AddOn::of).toList();
  }

  /**
   * Returns the template of an add-on's options ({@code GetAddons}, needs no login); empty if the
   * version has no options or isn't available.
   */
  public Optional<String> optionsTemplate(String addOn, String version) {
    String wanted = VERSION.of(version);
    return available(addOn).stream()
        .filter(it -> wanted.equals(it.getVersion()))
        .findFirst()
        .flatMap(
            it ->
                Values.text(
                    Values.of(it.getInstallOptionsTemplate(), AddonOptionsTemplate::getContent)));
  }

  private List<AddonCommon> available(String addOn) {
    String name = ADD_ON.of(addOn);
    return context.value(api -> new UtilApi(api).getAddons()).stream()
        .filter(it -> name.equals(it.getName()))
        .toList();
  }

  /**
   * Enables an add-on ({@code ManageClusterAddons}).
   *
   * @return the service's messages about missing dependencies
   */
  public AddonResponse enable(String cluster, NewAddOn addOn) {
    context.created(ClusterWaits.addOnKey(cluster, addOn.name()));
    return manage(cluster, addOn, new ManageClusterAddonsRequest().enable(true));
  }

  /**
   * Updates the version or the options of an add-on ({@code ManageClusterAddons}).
   *
   * @return the service's messages about missing dependencies
   */
  public AddonResponse update(String cluster, NewAddOn addOn) {
    return manage(cluster, addOn, new ManageClusterAddonsRequest().enable(true).update(true));
  }

  /**
   * Disables an add-on ({@code ManageClusterAddons}).
   *
   * @return the service's messages about add-ons that depend on it
   */
  public AddonResponse disable(String cluster, String addOn) {
    return manage(cluster, NewAddOn.named(addOn), new ManageClusterAddonsRequest().enable(false));
  }

  /**
   * Waits until an add-on reports that it is healthy.
   *
   * @throws WaitException if the wait ends otherwise
   */
  public AddOn awaitHealthy(String cluster, String addOn, WaitOptions options) {
    return ClusterWaits.addOnHealthy(context, Check.cluster(cluster), ADD_ON.of(addOn), options);
  }

  private AddonResponse manage(String cluster, NewAddOn addOn, ManageClusterAddonsRequest request) {
    request.addons(List.of(addOn.request()));
    return context.value(
        cluster, api -> new ClustersApi(api).manageClusterAddons(cluster, request));
  }
}
