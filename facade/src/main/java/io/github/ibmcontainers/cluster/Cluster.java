package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.network.ClusterVlan;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.generated.model.CommonClusterFeatures;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A cluster with all properties, of which lists return only those of {@link ClusterSummary}. A view
 * of the generated object, read when a method is called; immutable as long as {@link #raw()} isn't
 * changed.
 */
public final class Cluster extends ClusterSummary {
  private final ClusterFields fields;

  private Cluster(Model raw, ClusterFields fields, Provider provider) {
    super(raw, fields, provider);
    this.fields = fields;
  }

  /**
   * Returns the view of a generated object.
   *
   * @param cluster {@code GetClusterResponse} or v1's {@code Cluster}
   * @param provider the provider if the object names none
   */
  public static <T extends Model & ClusterFields> Cluster of(T cluster, Provider provider) {
    return new Cluster(cluster, cluster, provider);
  }

  static Cluster of(FoundCluster found) {
    return new Cluster(found.raw(), found.fields(), found.provider());
  }

  /** Returns the cloud resource name. */
  public Optional<String> crn() {
    return Values.text(fields.getCrn());
  }

  /** Returns the state and health of the master. */
  public Master master() {
    return Master.of(fields);
  }

  /** Returns the endpoints of the master. */
  public ServiceEndpoints endpoints() {
    return ServiceEndpoints.of(fields);
  }

  /** Returns the zones of the worker nodes; without worker nodes, the zones of the location. */
  public List<String> workerZones() {
    List<String> zones = Values.list(fields.getWorkerZones());
    return zones.isEmpty() ? Values.list(fields.getLocationZones()) : zones;
  }

  /**
   * Returns the VLANs and their subnets. Only classic clusters have them, and only {@link
   * Clusters#getWithResources} fetches them.
   */
  public List<ClusterVlan> vlans() {
    return Values.list(fields.getVlans(), ClusterVlan::of);
  }

  /** Returns the ids of the VPCs. Only VPC clusters have them. */
  public List<String> vpcs() {
    return Values.list(fields.getVpcs());
  }

  /** Returns whether secrets are encrypted with a root key of the user. */
  public boolean keyProtected() {
    return Values.yes(
        Values.of(fields.getFeatures(), CommonClusterFeatures::getKeyProtectEnabled),
        fields.getKeyProtectEnabled());
  }

  /** Returns whether the cluster can pull images from IBM Cloud Container Registry. */
  public boolean pullSecretApplied() {
    return Values.yes(
        Values.of(fields.getFeatures(), CommonClusterFeatures::getPullSecretApplied),
        fields.getPullSecretApplied());
  }

  /** Returns whether IBM applies patch updates to the master. */
  public boolean autoUpdate() {
    return !Values.yes(fields.getDisableAutoUpdate());
  }

  /** Returns whether only signed images run. */
  public boolean imageSecurity() {
    return Values.yes(fields.getImageSecurityEnabled());
  }

  /** Returns the license entitlement that the user provides. */
  public Optional<String> entitlement() {
    return Values.text(fields.getEntitlement());
  }

  /** Returns the network plug-in. */
  public Optional<String> networkPlugin() {
    return Values.text(fields.getNetworkPlugin());
  }

  /** Returns the e-mail address of the owner. */
  public Optional<String> owner() {
    return Values.text(fields.getOwnerEmail());
  }

  /**
   * Returns whether the cluster is ready to use: its state is {@code normal} or {@code warning},
   * and no operation on its master is in progress.
   */
  public boolean isReady() {
    ClusterState state = state();
    if (!state.equals(ClusterState.NORMAL) && !state.equals(ClusterState.WARNING)) {
      return false;
    }
    // Not all operations return the state of the master.
    MasterState master = MasterState.of(Master.state(fields));
    return !master.isPresent() || master.equals(MasterState.DEPLOYED);
  }
}
