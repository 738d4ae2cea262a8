package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.ACCOUNT;
import static io.github.ibmcontainers.internal.check.Argument.KMS_INSTANCE;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.RegionException;
import io.github.ibmcontainers.generated.api.AclApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ACLResponse;
import io.github.ibmcontainers.generated.model.AddonResponse;
import io.github.ibmcontainers.generated.model.GetCRKResponse;
import io.github.ibmcontainers.generated.model.GetKMSInstanceResponse;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clusters of all providers. The client looks up the provider of a cluster when it first needs it,
 * and remembers it.
 *
 * <p>The parameter {@code idOrName} is the cluster's id or name. All methods throw {@link
 * ContainersException} if the call fails. Methods that change a cluster return when the service has
 * accepted the request; the operation itself can take many minutes, and the {@code await} methods
 * wait until it has finished. Immutable and thread-safe.
 */
public final class Clusters extends Group<Clusters> {
  private final ClusterContext context;

  /** Called by the client. */
  public Clusters(GroupContext context) {
    super(context, Clusters::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * Lists the clusters of all providers concurrently. If a provider fails, the listing has the
   * failure and the clusters of the other providers.
   *
   * @throws ContainersException if all providers fail
   */
  public Listing<ClusterSummary> list() {
    return ClusterLists.list(context);
  }

  /** Lists the clusters of one provider. */
  public List<ClusterSummary> list(Provider provider) {
    return ClusterLists.list(context, provider);
  }

  /**
   * Lists the clusters of several scopes as a lazy stream. See {@link BulkListing}.
   *
   * @param scopes accounts, resource groups and regions; what a scope leaves out comes from this
   *     client's scope
   */
  public BulkListing across(Collection<Scope> scopes) {
    return BulkListing.of(context, scopes::stream);
  }

  /**
   * Lists the clusters of all accounts that the credential's owner can see, as a lazy stream. See
   * {@link BulkListing}.
   */
  public BulkListing acrossAccounts() {
    return ClusterLists.acrossAccounts(context);
  }

  /**
   * Lists the clusters of all regions as a lazy stream. See {@link BulkListing}. Current list
   * operations return the clusters of all regions anyway; this is for services and API versions
   * that list one region at a time.
   */
  public BulkListing acrossRegions() {
    return ClusterLists.acrossRegions(context);
  }

  /**
   * Returns a cluster.
   *
   * @throws NotFoundException if there is none in this scope
   * @throws RegionException if it is in another region than the scope's
   */
  public Cluster get(String idOrName) {
    Check.cluster(idOrName);
    if (context.client().memory().find(context.scope(), idOrName).isPresent()) {
      return get(idOrName, false);
    }
    Cluster found = Cluster.of(context.find(idOrName));
    context.requireInRegion(idOrName, found.region());
    return found;
  }

  /**
   * Returns a cluster with the VLANs and subnets of a classic one ({@code showResources}), which
   * takes longer.
   *
   * @throws NotFoundException if there is none in this scope
   */
  public Cluster getWithResources(String idOrName) {
    return get(idOrName, true);
  }

  /** Returns the cluster, if there is one in this scope. */
  public Optional<Cluster> find(String idOrName) {
    try {
      return Optional.of(get(idOrName));
    } catch (NotFoundException | RegionException e) {
      return Optional.empty();
    }
  }

  private Cluster get(String idOrName, boolean showResources) {
    Cluster found = context.onCluster(ClusterRoutes.Get.ROW, idOrName, showResources);
    context.remember(found.id(), found.name(), found.provider(), found.region());
    context.requireInRegion(idOrName, found.region());
    return found;
  }

  /**
   * Creates a cluster. If the outcome is unknown, the client looks for a cluster of that name for a
   * minute. Sends the request again only if it was deferred and no cluster has appeared by then.
   *
   * @throws CreateInDoubtException if the outcome is unknown and no cluster has appeared
   * @throws io.github.ibmcontainers.error.ConflictException if there is a cluster of that name
   * @throws io.github.ibmcontainers.error.MissingScopeException if no resource group is set, which
   *     classic and VPC clusters need
   * @throws ContainersException if the call fails otherwise; then no cluster was created
   */
  public CreatedCluster create(NewCluster cluster) {
    return ClusterCreation.run(context, cluster);
  }

  /**
   * Checks a new cluster against the service's lists of zones, flavors, versions, locations and
   * clusters. Returns everything that is wrong; an empty list if nothing is.
   */
  public List<Problem> validate(NewCluster cluster) {
    return new NewClusterCheck(context.timed(), cluster).run();
  }

  /** Deletes a cluster and keeps its persistent storage ({@code RemoveCluster}). */
  public void delete(String idOrName) {
    delete(idOrName, false);
  }

  /**
   * Deletes a cluster and permanently deletes its persistent storage ({@code RemoveCluster} with
   * {@code deleteResources}).
   */
  public void deleteWithStorage(String idOrName) {
    delete(idOrName, true);
  }

  /** v2 has no operation that deletes a cluster. */
  private void delete(String idOrName, boolean withStorage) {
    context.order(
        idOrName,
        api ->
            new ClustersApi(api)
                .removeCluster(idOrName)
                .deleteResources(Boolean.toString(withStorage)));
    context.client().memory().deleted(context.scope(), idOrName);
  }

  /**
   * Updates the master to the service's target version ({@code V2UpdateMaster}; v1: {@code
   * UpdateCluster}).
   */
  public void updateMaster(String idOrName) {
    updateMaster(idOrName, new ClusterRoutes.MasterUpdate(null, false));
  }

  /**
   * Updates the master to a version ({@code V2UpdateMaster}; v1: {@code UpdateCluster}).
   *
   * @param version the version, such as {@code 1.30.6}
   * @param force whether to allow an update by more than one minor version
   */
  public void updateMaster(String idOrName, Version version, boolean force) {
    updateMaster(idOrName, new ClusterRoutes.MasterUpdate(version.text(), force));
  }

  private void updateMaster(String idOrName, ClusterRoutes.MasterUpdate update) {
    context.onCluster(ClusterRoutes.UpdateMaster.ROW, idOrName, update);
  }

  /**
   * Prepares to upgrade master and worker nodes to a version such as {@code 1.32}: {@link
   * Upgrade#plan} shows the steps, {@link Upgrade#run} takes them.
   */
  public Upgrade upgrade(String idOrName, Version version) {
    return new Upgrade(context, Check.cluster(idOrName), version);
  }

  /**
   * Restarts the API server of the master, which applies changes ({@code VpcRefreshMaster}; v1:
   * {@code HandleMasterAPIServer}).
   */
  public void refreshMaster(String idOrName) {
    context.onCluster(ClusterRoutes.RefreshMaster.ROW, idOrName);
  }

  /** Sets whether IBM applies patch updates to the master ({@code AutoUpdateMaster}). */
  public void setAutoUpdate(String idOrName, boolean on) {
    context.order(idOrName, api -> ClusterSwitches.autoUpdate(api, idOrName, on));
  }

  /**
   * Enables or disables the public service endpoint ({@code v2EnablePublicServiceEndpoint}, {@code
   * v2DisablePublicServiceEndpoint}). Takes effect after {@link #refreshMaster}.
   */
  public void setPublicEndpoint(String idOrName, boolean on) {
    context.order(idOrName, api -> ClusterSwitches.publicEndpoint(api, idOrName, on));
  }

  /**
   * Enables or disables the private service endpoint ({@code v2EnablePrivateServiceEndpoint},
   * {@code V2DisablePrivateServiceEndpoint}). Takes effect after {@link #refreshMaster}.
   */
  public void setPrivateEndpoint(String idOrName, boolean on) {
    context.order(idOrName, api -> ClusterSwitches.privateEndpoint(api, idOrName, on));
  }

  /** Creates the pull secrets for IBM Cloud Container Registry ({@code V2EnablePullSecret}). */
  public void applyPullSecret(String idOrName) {
    context.order(idOrName, api -> ClusterSwitches.pullSecretOn(api, idOrName));
  }

  /**
   * Encrypts the cluster's secrets with a root key of the user ({@code kmsEnableCluster}). Can't be
   * undone.
   *
   * @param kmsInstanceId the id of the KMS instance
   * @param rootKeyId the id of the root key
   * @param privateEndpoint whether the service uses the private endpoint of the KMS
   */
  public void enableKms(
      String idOrName, String kmsInstanceId, String rootKeyId, boolean privateEndpoint) {
    context.order(
        idOrName, ClusterSwitches.kmsOn(idOrName, kmsInstanceId, rootKeyId, privateEndpoint, null));
  }

  /**
   * As {@link #enableKms(String, String, String, boolean)}, with a KMS instance of another account.
   *
   * @param account the id of the account of the KMS instance
   */
  public void enableKms(
      String idOrName,
      String kmsInstance,
      String rootKey,
      boolean privateEndpoint,
      String account) {
    String other = ACCOUNT.of(account);
    context.order(
        idOrName, ClusterSwitches.kmsOn(idOrName, kmsInstance, rootKey, privateEndpoint, other));
  }

  /** Lists the KMS instances that clusters can use ({@code KmsGetInstances}). */
  public List<GetKMSInstanceResponse> kmsInstances() {
    return context.value(api -> new V2Api(api).kmsGetInstances());
  }

  /** Lists the root keys of a KMS instance ({@code KmsGetCRKs}). */
  public List<GetCRKResponse> rootKeys(String kmsInstanceId) {
    return context.value(api -> new V2Api(api).kmsGetCRKs(KMS_INSTANCE.of(kmsInstanceId)));
  }

  /** Lists the add-ons of a cluster; see {@link AddOns#list}. */
  public List<AddOn> addOns(String idOrName) {
    return new AddOns(context).list(idOrName);
  }

  /**
   * Enables an add-on; see {@link AddOns#enable}.
   *
   * @param version the version; {@code null} for the default one
   */
  public AddonResponse enableAddOn(String idOrName, String addOn, @Nullable String version) {
    return new AddOns(context).enable(idOrName, addOn(addOn, version));
  }

  /**
   * Updates an add-on; see {@link AddOns#update}.
   *
   * @param version the version; {@code null} for the default one
   */
  public AddonResponse updateAddOn(String idOrName, String addOn, @Nullable String version) {
    return new AddOns(context).update(idOrName, addOn(addOn, version));
  }

  /** Disables an add-on; see {@link AddOns#disable}. */
  public AddonResponse disableAddOn(String idOrName, String addOn) {
    return new AddOns(context).disable(idOrName, addOn);
  }

  /** Waits until an add-on is healthy; see {@link AddOns#awaitHealthy}. */
  public AddOn awaitAddOnHealthy(String idOrName, String addOn, WaitOptions options) {
    return new AddOns(context).awaitHealthy(idOrName, addOn, options);
  }

  private static NewAddOn addOn(String name, @Nullable String version) {
    return version == null ? NewAddOn.named(name) : NewAddOn.named(name).version(version);
  }

  /**
   * Sets whether only signed images run ({@code V2EnableImageSecurity}, {@code
   * V2DisableImageSecurity}).
   */
  public void setImageSecurity(String idOrName, boolean on) {
    context.order(idOrName, api -> ClusterSwitches.imageSecurity(api, idOrName, on));
  }

  /**
   * Sets whether outbound traffic of worker nodes to the Internet is blocked ({@code
   * SetOutboundTrafficProtection}).
   *
   * @throws OperationNotSupportedException if the cluster isn't a VPC cluster
   */
  public void setOutboundTrafficProtection(String idOrName, boolean on) {
    context.onCluster(ClusterRoutes.OutboundProtection.ROW, idOrName, on);
  }

  /**
   * Returns the allowlist of the private service endpoint ({@code GetClusterACLs}).
   *
   * @deprecated IBM ended it on 2025-02-10; use security groups and context-based restrictions
   */
  @Deprecated(since = "2025-02-10")
  public ACLResponse privateEndpointAllowlist(String idOrName) {
    return context.value(idOrName, api -> new AclApi(api).getClusterACLs(idOrName));
  }

  /**
   * Waits until a cluster is ready to use: its state is {@code normal} or {@code warning}, and its
   * master is deployed.
   *
   * @param limit how long to wait at most
   * @throws WaitException if the wait ends otherwise: on timeout, if there is no such cluster, on a
   *     state that doesn't lead there, or if the thread is interrupted
   */
  public Cluster awaitReady(String idOrName, Duration limit) {
    return awaitReady(idOrName, WaitOptions.atMost(limit));
  }

  /** As {@link #awaitReady(String, Duration)}, with options. */
  public Cluster awaitReady(String idOrName, WaitOptions options) {
    return ClusterWaits.ready(context, Check.cluster(idOrName), options);
  }

  /**
   * Waits until the cluster's master runs at least the given version and no operation on it is in
   * progress. Worker nodes may still have another version.
   *
   * @throws WaitException if the wait ends otherwise
   */
  public Cluster awaitVersion(String idOrName, Version version, WaitOptions options) {
    return ClusterWaits.version(context, Check.cluster(idOrName), version, options);
  }

  /**
   * Waits until a cluster is deleted: its state is {@code deleted}, or two polls in a row don't
   * find it.
   *
   * @param limit how long to wait at most
   * @throws WaitException if the wait ends otherwise, for example because the deletion failed
   */
  public void awaitDeleted(String idOrName, Duration limit) {
    awaitDeleted(idOrName, WaitOptions.atMost(limit));
  }

  /** As {@link #awaitDeleted(String, Duration)}, with options. */
  public void awaitDeleted(String idOrName, WaitOptions options) {
    ClusterWaits.deleted(context, Check.cluster(idOrName), options);
  }
}
