package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.wait.WaitTimeoutException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.generated.api.AclApi;
import io.github.ibmcontainers.generated.model.ACLResponse;
import io.github.ibmcontainers.generated.model.AddonResponse;
import io.github.ibmcontainers.generated.model.ClusterAddon;
import io.github.ibmcontainers.generated.model.GetCRKResponse;
import io.github.ibmcontainers.generated.model.GetKMSInstanceResponse;
import io.github.ibmcontainers.generated.model.ManageClusterAddonsRequest;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Unit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clusters of all providers. A cluster's provider is found when it is first needed and remembered;
 * no method needs it. Immutable and safe for use by many threads.
 *
 * <p>Methods that change something return when the service has taken the order; the work may take
 * many minutes. The {@code await} methods wait for its end.
 */
public final class Clusters extends Group<Clusters> {
  private final ClusterContext context;

  /** Called by the client. */
  public Clusters(GroupContext context) {
    super(context, Clusters::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The clusters of all providers, asked for at the same time. A provider that fails is reported in
   * the listing, with what the others have.
   *
   * @throws ContainersException if all fail
   */
  public Listing<ClusterSummary> list() {
    return ClusterLists.list(context);
  }

  /**
   * The clusters of one provider.
   *
   * @throws ContainersException if the call fails
   */
  public List<ClusterSummary> list(Provider provider) {
    return ClusterLists.list(context, provider);
  }

  /**
   * The clusters of many scopes, as a lazy stream: see {@link BulkListing}.
   *
   * @param scopes accounts, resource groups, regions; each is completed by this client's scope
   */
  public BulkListing across(Collection<Scope> scopes) {
    return BulkListing.of(context, scopes::stream);
  }

  /**
   * The clusters of all accounts that the credential's owner can see, as a lazy stream: see {@link
   * BulkListing}.
   */
  public BulkListing acrossAccounts() {
    return BulkListing.of(
        context,
        () -> context.accounts().get().map(account -> Scope.builder().account(account).build()));
  }

  /**
   * The clusters of all regions, as a lazy stream: see {@link BulkListing}. Today's lists tell the
   * clusters of all regions anyway; this is for services and versions of the API that look at one
   * region at a time.
   */
  public BulkListing acrossRegions() {
    return BulkListing.of(
        context,
        () ->
            new Locations(context)
                .regions().stream()
                    .map(region -> Scope.builder().region(region.toldName()).build()));
  }

  /**
   * A cluster in full.
   *
   * @param idOrName its id or name
   * @throws NotFoundException if there is none in this scope
   * @throws ContainersException if the call fails otherwise
   */
  public Cluster get(String idOrName) {
    return get(Arguments.cluster(idOrName), false);
  }

  /**
   * A cluster in full, with the VLANs and subnets that a classic one has ({@code showResources});
   * takes longer.
   *
   * @param idOrName its id or name
   * @throws NotFoundException if there is none in this scope
   * @throws ContainersException if the call fails otherwise
   */
  public Cluster getWithResources(String idOrName) {
    return get(Arguments.cluster(idOrName), true);
  }

  /**
   * The cluster, if there is one.
   *
   * @param idOrName its id or name
   * @throws ContainersException if the call fails
   */
  public Optional<Cluster> find(String idOrName) {
    try {
      return Optional.of(get(idOrName));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private Cluster get(String idOrName, boolean resources) {
    if (!resources && context.memory().find(context.scope(), idOrName).isEmpty()) {
      return ClusterViews.cluster(context.find(idOrName));
    }
    Cluster found =
        context.onCluster(
            ClusterRoutes.GET, idOrName, new ClusterRoutes.Wanted(idOrName, resources));
    context.remember(found.id(), found.name(), found.provider());
    return found;
  }

  /**
   * Creates a cluster. The order is sent once. If it is then in doubt whether the service has taken
   * it, the name is looked up for up to a minute, and the cluster that has appeared is given.
   *
   * @throws CreateInDoubtException if it is in doubt, and none has appeared
   * @throws io.github.ibmcontainers.error.ConflictException if there is one of that name
   * @throws io.github.ibmcontainers.error.MissingScopeException if no resource group is set, which
   *     classic and VPC need
   * @throws ContainersException if the call fails otherwise; then nothing was created
   */
  public CreatedCluster create(NewCluster cluster) {
    return new ClusterCreation(context, cluster).run();
  }

  /**
   * Deletes a cluster, and leaves its persistent storage ({@code RemoveCluster}).
   *
   * @param idOrName its id or name
   * @throws ContainersException if the call fails
   */
  public void delete(String idOrName) {
    delete(idOrName, false);
  }

  /**
   * Deletes a cluster and its persistent storage, for ever ({@code RemoveCluster} with {@code
   * deleteResources}).
   *
   * @param idOrName its id or name
   * @throws ContainersException if the call fails
   */
  public void deleteWithStorage(String idOrName) {
    delete(idOrName, true);
  }

  private void delete(String idOrName, boolean storageToo) {
    context.onCluster(
        ClusterRoutes.DELETE,
        Arguments.cluster(idOrName),
        new ClusterRoutes.Deletion(idOrName, storageToo));
    context.memory().deleted(context.scope(), idOrName);
  }

  /**
   * Updates the master to the service's target version ({@code V2UpdateMaster}; v1: {@code
   * UpdateCluster}).
   *
   * @throws ContainersException if the call fails
   */
  public void updateMaster(String idOrName) {
    update(idOrName, null, false);
  }

  /**
   * Updates the master to a version ({@code V2UpdateMaster}; v1: {@code UpdateCluster}).
   *
   * @param version the version, such as {@code 1.30.6}
   * @param force whether also by more than one minor version
   * @throws ContainersException if the call fails
   */
  public void updateMaster(String idOrName, Version version, boolean force) {
    update(idOrName, version.text(), force);
  }

  private void update(String idOrName, @Nullable String version, boolean force) {
    context.onCluster(
        ClusterRoutes.UPDATE_MASTER,
        Arguments.cluster(idOrName),
        new ClusterRoutes.MasterUpdate(idOrName, version, force));
  }

  /**
   * Restarts the master's API server, so that changes take effect ({@code VpcRefreshMaster}; v1:
   * {@code HandleMasterAPIServer}).
   *
   * @throws ContainersException if the call fails
   */
  public void refreshMaster(String idOrName) {
    on(ClusterRoutes.REFRESH_MASTER, idOrName);
  }

  /**
   * Whether IBM updates the master's patches ({@code AutoUpdateMaster}).
   *
   * @throws ContainersException if the call fails
   */
  public void setAutoUpdate(String idOrName, boolean on) {
    context.onCluster(
        ClusterRoutes.AUTO_UPDATE,
        Arguments.cluster(idOrName),
        new ClusterRoutes.Switch(idOrName, on));
  }

  /**
   * Switches the public service endpoint on or off ({@code v2EnablePublicServiceEndpoint}, {@code
   * v2DisablePublicServiceEndpoint}); takes effect after {@link #refreshMaster}.
   *
   * @throws ContainersException if the call fails
   */
  public void setPublicEndpoint(String idOrName, boolean on) {
    on(on ? ClusterRoutes.PUBLIC_ENDPOINT_ON : ClusterRoutes.PUBLIC_ENDPOINT_OFF, idOrName);
  }

  /**
   * Switches the private service endpoint on or off ({@code v2EnablePrivateServiceEndpoint}, {@code
   * V2DisablePrivateServiceEndpoint}); takes effect after {@link #refreshMaster}.
   *
   * @throws ContainersException if the call fails
   */
  public void setPrivateEndpoint(String idOrName, boolean on) {
    on(on ? ClusterRoutes.PRIVATE_ENDPOINT_ON : ClusterRoutes.PRIVATE_ENDPOINT_OFF, idOrName);
  }

  /**
   * Makes the pull secrets for IBM Cloud Container Registry ({@code V2EnablePullSecret}).
   *
   * @throws ContainersException if the call fails
   */
  public void applyPullSecret(String idOrName) {
    on(ClusterRoutes.PULL_SECRET, idOrName);
  }

  /**
   * Encrypts the cluster's secrets with a root key of one's own ({@code kmsEnableCluster}). Cannot
   * be undone.
   *
   * @param kmsInstanceId the id of the KMS instance
   * @param rootKeyId the id of the root key
   * @param privateEndpoint whether the service reaches the KMS by its private endpoint
   * @throws ContainersException if the call fails
   */
  public void enableKms(
      String idOrName, String kmsInstanceId, String rootKeyId, boolean privateEndpoint) {
    context.onCluster(
        ClusterRoutes.ENABLE_KMS,
        Arguments.cluster(idOrName),
        new ClusterRoutes.KmsKey(
            idOrName,
            Arguments.check("KMS instance's id", kmsInstanceId),
            Arguments.check("root key's id", rootKeyId),
            privateEndpoint));
  }

  /**
   * The KMS instances that clusters can use ({@code KmsGetInstances}).
   *
   * @throws ContainersException if the call fails
   */
  public List<GetKMSInstanceResponse> kmsInstances() {
    return context.call(ClusterRoutes.KMS_INSTANCES, Unit.UNIT);
  }

  /**
   * The root keys of a KMS instance ({@code KmsGetCRKs}).
   *
   * @throws ContainersException if the call fails
   */
  public List<GetCRKResponse> rootKeys(String kmsInstanceId) {
    return context.call(
        ClusterRoutes.ROOT_KEYS, Arguments.check("KMS instance's id", kmsInstanceId));
  }

  /**
   * The add-ons of a cluster ({@code V2GetClusterAddons}; v1: {@code GetClusterAddons}). What can
   * be had is in {@link Locations#addOns}.
   *
   * @throws ContainersException if the call fails
   */
  public List<AddOn> addOns(String idOrName) {
    return on(ClusterRoutes.ADD_ONS, idOrName);
  }

  /**
   * Enables an add-on ({@code ManageClusterAddons}).
   *
   * @param version the version; {@code null} for the default one
   * @return what the service has to say of missing dependencies
   * @throws ContainersException if the call fails
   */
  public AddonResponse enableAddOn(String idOrName, String addOn, @Nullable String version) {
    return change(idOrName, addOn, version, true, null);
  }

  /**
   * Updates an add-on ({@code ManageClusterAddons}).
   *
   * @param version the version; {@code null} for the default one
   * @return what the service has to say of missing dependencies
   * @throws ContainersException if the call fails
   */
  public AddonResponse updateAddOn(String idOrName, String addOn, @Nullable String version) {
    return change(idOrName, addOn, version, true, true);
  }

  /**
   * Disables an add-on ({@code ManageClusterAddons}).
   *
   * @return what the service has to say of add-ons that depend on it
   * @throws ContainersException if the call fails
   */
  public AddonResponse disableAddOn(String idOrName, String addOn) {
    return change(idOrName, addOn, null, false, null);
  }

  private AddonResponse change(
      String idOrName,
      String addOn,
      @Nullable String version,
      boolean enable,
      @Nullable Boolean update) {
    ManageClusterAddonsRequest request =
        new ManageClusterAddonsRequest()
            .addons(
                List.of(
                    new ClusterAddon()
                        .name(Arguments.check("add-on's name", addOn))
                        .version(version)))
            .enable(enable)
            .update(update);
    return context.onCluster(
        ClusterRoutes.CHANGE_ADD_ONS,
        Arguments.cluster(idOrName),
        new ClusterRoutes.AddOnChange(idOrName, request));
  }

  /**
   * Whether only signed images run ({@code V2EnableImageSecurity}, {@code V2DisableImageSecurity}).
   *
   * @throws ContainersException if the call fails
   */
  public void setImageSecurity(String idOrName, boolean on) {
    on(on ? ClusterRoutes.IMAGE_SECURITY_ON : ClusterRoutes.IMAGE_SECURITY_OFF, idOrName);
  }

  /**
   * Whether workers are kept from reaching the Internet ({@code SetOutboundTrafficProtection});
   * only VPC clusters.
   *
   * @throws NoRouteException if the cluster is not on VPC
   * @throws ContainersException if the call fails
   */
  public void setOutboundTrafficProtection(String idOrName, boolean on) {
    context.onCluster(
        ClusterRoutes.OUTBOUND_PROTECTION,
        Arguments.cluster(idOrName),
        new ClusterRoutes.Switch(idOrName, on));
  }

  /**
   * The allowlist of the private service endpoint ({@code GetClusterACLs}).
   *
   * @deprecated IBM ended it on 2025-02-10; use security groups and context-based restrictions
   * @throws ContainersException if the call fails
   */
  @Deprecated(since = "2025-02-10")
  public ACLResponse privateEndpointAllowlist(String idOrName) {
    return context.value(api -> new AclApi(api).getClusterACLs(Arguments.cluster(idOrName)));
  }

  /**
   * Waits until a cluster can be worked with: state {@code normal} or {@code warning}, master
   * deployed.
   *
   * @param limit for how long to wait at the most
   * @throws WaitTimeoutException if it takes longer
   * @throws WaitFailedException if the cluster's state is one of failure
   * @throws WaitCanceledException if the thread is interrupted
   * @throws ContainersException if the cluster cannot be looked at
   */
  public Cluster awaitReady(String idOrName, Duration limit) {
    return awaitReady(idOrName, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitReady(String, Duration)}, with a listener, a cancellation and other pauses.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the cluster cannot be looked at
   */
  public Cluster awaitReady(String idOrName, WaitOptions options) {
    return ClusterWaits.ready(context, Arguments.cluster(idOrName), options);
  }

  /**
   * Waits until a cluster's master runs at least that version, and is at rest.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the cluster cannot be looked at
   */
  public Cluster awaitVersion(String idOrName, Version version, WaitOptions options) {
    return ClusterWaits.version(context, Arguments.cluster(idOrName), version, options);
  }

  /**
   * Waits until a cluster is gone: not found, in two looks one after the other, or {@code deleted}.
   *
   * @throws WaitException if the wait ends otherwise, as when the deletion fails
   * @throws ContainersException if the cluster cannot be looked at
   */
  public void awaitDeleted(String idOrName, Duration limit) {
    awaitDeleted(idOrName, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitDeleted(String, Duration)}, with a listener, a cancellation and other pauses.
   *
   * @throws WaitException if the wait ends otherwise, as when the deletion fails
   * @throws ContainersException if the cluster cannot be looked at
   */
  public void awaitDeleted(String idOrName, WaitOptions options) {
    ClusterWaits.deleted(context, Arguments.cluster(idOrName), options);
  }

  private <O extends @Nullable Object> O on(Action<String, O> action, String idOrName) {
    return context.onCluster(action, Arguments.cluster(idOrName), idOrName);
  }
}
