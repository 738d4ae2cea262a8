package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.ingress.IngressSummary;
import io.github.ibmcontainers.cluster.network.ClusterVlan;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import java.util.List;
import java.util.Optional;

/**
 * A cluster in full. What it shares with a list's {@link ClusterSummary} is in {@link #summary()}
 * and, where often used, directly here. Immutable, but for {@link #raw()}.
 *
 * @param summary what lists tell, too
 * @param crn its cloud resource name
 * @param master its master
 * @param endpoints where its master can be reached
 * @param workerZones the zones that its workers are in
 * @param vlans its VLANs and their subnets; only of classic clusters, and only by {@link
 *     Clusters#getWithResources}
 * @param vpcs ids of the VPCs that it is in; only of VPC clusters
 * @param keyProtected whether a key of the user's encrypts its secrets
 * @param pullSecretApplied whether it may pull from IBM Cloud Container Registry
 * @param autoUpdate whether IBM updates its master's patches
 * @param imageSecurity whether only signed images run
 * @param entitlement the licence that the user brings
 * @param networkPlugin the plug-in of its network
 * @param owner the e-mail address of the owner
 */
public record Cluster(
    ClusterSummary summary,
    Optional<String> crn,
    Master master,
    ServiceEndpoints endpoints,
    List<String> workerZones,
    List<ClusterVlan> vlans,
    List<String> vpcs,
    boolean keyProtected,
    boolean pullSecretApplied,
    boolean autoUpdate,
    boolean imageSecurity,
    Optional<String> entitlement,
    Optional<String> networkPlugin,
    Optional<String> owner) {

  /** Its id. */
  public String id() {
    return summary.id();
  }

  /** Its name. */
  public String name() {
    return summary.name();
  }

  /** What it runs on. */
  public Provider provider() {
    return summary.provider();
  }

  /** Its state. */
  public ClusterState state() {
    return summary.state();
  }

  /** Its region, by today's name. */
  public String region() {
    return summary.region();
  }

  /** What runs on it. */
  public Platform platform() {
    return summary.platform();
  }

  /** The version of its master. */
  public Optional<Version> version() {
    return summary.version();
  }

  /** How many workers it has. */
  public int workers() {
    return summary.workers();
  }

  /** Its ingress. */
  public IngressSummary ingress() {
    return summary.ingress();
  }

  /** When it was created. */
  public Optional<Timestamp> created() {
    return summary.created();
  }

  /** Its resource group. */
  public Optional<ResourceGroup> resourceGroup() {
    return summary.resourceGroup();
  }

  /** The generated object: {@code GetClusterResponse}, or v1's {@code Cluster}. */
  public Model raw() {
    return summary.raw();
  }

  /**
   * Whether it can be worked with: state {@code normal} or {@code warning}, and no action on its
   * master under way.
   */
  public boolean isReady() {
    boolean usable = state().equals(ClusterState.NORMAL) || state().equals(ClusterState.WARNING);
    // Not all forms of the answer tell the master's state.
    return usable && (!master.state().isTold() || master.state().equals(MasterState.DEPLOYED));
  }

  /** For a line of a log: name, id, provider, region, state. */
  @Override
  public String toString() {
    return summary.toString();
  }
}
