package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.cluster.ingress.IngressSummary;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.AddonFields;
import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.resourcegroup.ResourceGroupReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Summary of a cluster as returned by list operations. v2 list operations return a subset of the
 * cluster's properties; {@link Clusters#get} returns all of them. A view of the generated object,
 * read when a method is called; immutable as long as {@link #raw()} isn't changed.
 */
public sealed class ClusterSummary permits Cluster {
  private final Provider provider;
  private final Model raw;
  private final ClusterFields fields;

  /**
   * @param raw the generated object
   * @param fields the same object
   * @param provider the provider if the object names none
   */
  ClusterSummary(Model raw, ClusterFields fields, Provider provider) {
    this.provider = Provider.parse(fields.getProvider()).orElse(provider);
    this.raw = raw;
    this.fields = fields;
  }

  /**
   * Returns the view of a generated object.
   *
   * @param cluster {@code GetClustersResponse}, {@code GetClusterResponse} or v1's {@code Cluster}
   * @param provider the provider if the object names none
   */
  public static <T extends Model & ClusterFields> ClusterSummary of(T cluster, Provider provider) {
    return new ClusterSummary(cluster, cluster, provider);
  }

  /** Returns the id. */
  public final String id() {
    return Values.orEmpty(fields.getId());
  }

  /** Returns the name. */
  public final String name() {
    return Values.orEmpty(fields.getName());
  }

  /** Returns the infrastructure provider. */
  public final Provider provider() {
    return provider;
  }

  /** Returns the state. */
  public final ClusterState state() {
    return ClusterState.of(fields.getState());
  }

  /** Returns a description of the state for humans. */
  public final Optional<String> status() {
    return Values.text(fields.getStatus());
  }

  /** Returns the region by its current name. */
  public final String region() {
    return RegionName.currentName(Values.orEmpty(fields.getRegion()));
  }

  /** Returns the location, such as {@code Dallas}. */
  public final Optional<String> location() {
    return Values.text(fields.getLocation());
  }

  /** Returns the (first) data center or zone. */
  public final Optional<String> dataCenter() {
    return Values.text(fields.getDatacenter(), fields.getDataCenter());
  }

  /** Returns the resource group. */
  public final Optional<ResourceGroupReference> resourceGroup() {
    return Values.text(fields.getResourceGroup())
        .map(id -> new ResourceGroupReference(id, Values.text(fields.getResourceGroupName())));
  }

  /** Returns whether the cluster runs Kubernetes or OpenShift. */
  public final Platform platform() {
    return Platform.parse(fields.getType())
        .or(() -> version().map(Version::platform))
        .orElse(Platform.KUBERNETES);
  }

  /** Returns the version of the master. */
  public final Optional<Version> version() {
    return Version.parse(fields.getMasterKubeVersion());
  }

  /** Returns the version to which the master is or can be updated. */
  public final Optional<Version> targetVersion() {
    return Version.parse(fields.getTargetVersion());
  }

  /** Returns the end of support of the version, as text of the service. */
  public final Optional<String> endOfService() {
    return Values.text(fields.getVersionEOS());
  }

  /** Returns the number of worker nodes. */
  public final long workers() {
    return Values.count(fields.getWorkerCount());
  }

  /** Returns the Ingress details. */
  public final IngressSummary ingress() {
    return IngressSummary.of(fields);
  }

  /** Returns the URL of the master, by the service's choice of endpoint. */
  public final Optional<String> masterUrl() {
    return Values.text(fields.getMasterURL(), fields.getServerURL());
  }

  /** Returns the creation time. */
  public final Optional<Timestamp> created() {
    return Timestamp.of(fields.getCreatedDate());
  }

  /** Returns whether worker nodes can be in several zones. */
  public final boolean multiZone() {
    return Values.yes(fields.getMultiAzCapable());
  }

  /** Returns whether this is a paid cluster, not a free one. */
  public final boolean paid() {
    return Values.yes(fields.getIsPaid());
  }

  /** Returns the subnet of the pods, as CIDR. */
  public final Optional<String> podSubnet() {
    return Values.text(fields.getPodSubnet());
  }

  /** Returns the subnet of the services, as CIDR. */
  public final Optional<String> serviceSubnet() {
    return Values.text(fields.getServiceSubnet());
  }

  /** Returns the versions of enabled add-ons by name; v1 returns no versions, so they are empty. */
  public final Map<String, String> addOns() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (AddonFields one : Values.list(fields.getAddons())) {
      if (!Boolean.FALSE.equals(one.getEnabled())) {
        versions.put(Values.orEmpty(one.getName()), Values.orEmpty(one.getVersion()));
      }
    }
    return Map.copyOf(versions);
  }

  /**
   * Returns the generated object: {@code GetClustersResponse}, {@code GetClusterResponse} or v1's
   * {@code Cluster}.
   */
  public final Model raw() {
    return raw;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ClusterSummary that
        && that.provider == provider
        && that.raw.equals(raw);
  }

  @Override
  public final int hashCode() {
    return 31 * raw.hashCode() + provider.hashCode();
  }

  /** Returns name, id, provider, region and state, for a line of a log. */
  @Override
  public final String toString() {
    return name() + " (" + id() + ", " + provider + ", " + region() + ", " + state() + ")";
  }
}
