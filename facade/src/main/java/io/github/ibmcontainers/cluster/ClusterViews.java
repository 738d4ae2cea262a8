package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.cluster.ingress.IngressState;
import io.github.ibmcontainers.cluster.ingress.IngressSummary;
import io.github.ibmcontainers.cluster.network.ClusterVlan;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.model.Addon;
import io.github.ibmcontainers.generated.model.CommonClusterAddon;
import io.github.ibmcontainers.generated.model.CommonClusterFeatures;
import io.github.ibmcontainers.generated.model.CommonClusterIngress;
import io.github.ibmcontainers.generated.model.CommonClusterLifecycle;
import io.github.ibmcontainers.generated.model.CommonClusterServiceEndpoint;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import io.github.ibmcontainers.generated.model.GetClustersResponse;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.route.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One view of a cluster from the three shapes that the service tells it in. */
final class ClusterViews {
  private ClusterViews() {}

  /** An item of a v2 list. */
  static ClusterSummary summary(GetClustersResponse it, Provider listed) {
    CommonClusterIngress ingress = it.getIngress();
    return new ClusterSummary(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        Provider.parse(it.getProvider()).orElse(listed),
        ClusterState.of(it.getState()),
        Values.text(it.getStatus()),
        region(it.getRegion()),
        Values.text(it.getLocation()),
        Values.text(it.getDatacenter()),
        group(it.getResourceGroup(), it.getResourceGroupName()),
        platform(it.getType(), it.getMasterKubeVersion()),
        Version.parse(it.getMasterKubeVersion()),
        Version.parse(it.getTargetVersion()),
        Values.text(it.getVersionEOS()),
        Values.count(it.getWorkerCount()),
        ingress(ingress, null, null, null, null),
        Values.text(it.getMasterURL(), it.getServerURL()),
        Timestamp.of(it.getCreatedDate()),
        Values.yes(it.getMultiAzCapable()),
        Values.yes(it.getIsPaid()),
        Values.text(it.getPodSubnet()),
        Values.text(it.getServiceSubnet()),
        addOns(it.getAddons()),
        it);
  }

  /** A cluster that was looked up. */
  static Cluster cluster(FoundCluster found) {
    return found.answer() instanceof GetClusterResponse it
        ? cluster(it, found.provider())
        : cluster((io.github.ibmcontainers.generated.model.Cluster) found.answer());
  }

  /** A v2 answer to a request for one cluster. */
  static Cluster cluster(GetClusterResponse it, Provider provider) {
    ClusterSummary summary =
        new ClusterSummary(
            Values.orEmpty(it.getId()),
            Values.orEmpty(it.getName()),
            provider,
            ClusterState.of(it.getState()),
            Values.text(it.getStatus()),
            region(it.getRegion()),
            Values.text(it.getLocation()),
            Values.text(it.getDatacenter()),
            group(it.getResourceGroup(), it.getResourceGroupName()),
            platform(it.getType(), it.getMasterKubeVersion()),
            Version.parse(it.getMasterKubeVersion()),
            Version.parse(it.getTargetVersion()),
            Values.text(it.getVersionEOS()),
            Values.count(it.getWorkerCount()),
            ingress(
                it.getIngress(), it.getIngressHostname(), it.getIngressSecretName(), null, null),
            Values.text(it.getMasterURL(), it.getServerURL()),
            Timestamp.of(it.getCreatedDate()),
            Values.yes(it.getMultiAzCapable()),
            Values.yes(it.getIsPaid()),
            Values.text(it.getPodSubnet()),
            Values.text(it.getServiceSubnet()),
            addOns(it.getAddons()),
            it);
    CommonClusterLifecycle lifecycle = it.getLifecycle();
    CommonClusterFeatures features = it.getFeatures();
    CommonClusterServiceEndpoint nested = it.getServiceEndpoints();
    return new Cluster(
        summary,
        Values.text(it.getCrn()),
        new Master(
            MasterState.of(Values.of(lifecycle, CommonClusterLifecycle::getMasterState)),
            MasterHealth.of(
                Values.text(
                        Values.of(lifecycle, CommonClusterLifecycle::getMasterHealth),
                        it.getMasterHealth())
                    .orElse(null)),
            Values.text(
                Values.of(lifecycle, CommonClusterLifecycle::getMasterStatus),
                it.getMasterStatus()),
            Timestamp.of(
                Values.text(
                        Values.of(lifecycle, CommonClusterLifecycle::getMasterStatusModifiedDate),
                        it.getMasterStatusModifiedDate())
                    .orElse(null)),
            Timestamp.of(
                Values.text(
                        Values.of(lifecycle, CommonClusterLifecycle::getModifiedDate),
                        it.getModifiedDate())
                    .orElse(null))),
        new ServiceEndpoints(
            Values.yes(
                Values.of(nested, CommonClusterServiceEndpoint::getPublicServiceEndpointEnabled),
                it.getPublicServiceEndpointEnabled()),
            Values.text(
                Values.of(nested, CommonClusterServiceEndpoint::getPublicServiceEndpointURL),
                it.getPublicServiceEndpointURL()),
            Values.yes(
                Values.of(nested, CommonClusterServiceEndpoint::getPrivateServiceEndpointEnabled),
                it.getPrivateServiceEndpointEnabled()),
            Values.text(
                Values.of(nested, CommonClusterServiceEndpoint::getPrivateServiceEndpointURL),
                it.getPrivateServiceEndpointURL()),
            Values.text(it.getVirtualPrivateEndpointURL())),
        zones(it.getWorkerZones(), it.getLocationZones()),
        Values.list(it.getVlans(), ClusterVlan::of),
        Values.texts(it.getVpcs()),
        Values.yes(
            Values.of(features, CommonClusterFeatures::getKeyProtectEnabled),
            it.getKeyProtectEnabled()),
        Values.yes(
            Values.of(features, CommonClusterFeatures::getPullSecretApplied),
            it.getPullSecretApplied()),
        !Values.yes(it.getDisableAutoUpdate()),
        Values.yes(it.getImageSecurityEnabled()),
        Values.text(it.getEntitlement()),
        Values.text(it.getNetworkPlugin()),
        Values.text(it.getOwnerEmail()));
  }

  /** A v1 answer: an item of its list is the same as the answer to a request for one cluster. */
  static Cluster cluster(io.github.ibmcontainers.generated.model.Cluster it) {
    ClusterSummary summary =
        new ClusterSummary(
            Values.orEmpty(it.getId()),
            Values.orEmpty(it.getName()),
            Provider.parse(it.getProvider()).orElse(Provider.CLASSIC),
            ClusterState.of(it.getState()),
            Values.text(it.getStatus()),
            region(it.getRegion()),
            Values.text(it.getLocation()),
            Values.text(it.getDataCenter()),
            group(it.getResourceGroup(), it.getResourceGroupName()),
            platform(it.getType(), it.getMasterKubeVersion()),
            Version.parse(it.getMasterKubeVersion()),
            Version.parse(it.getTargetVersion()),
            Values.text(it.getVersionEOS()),
            Values.count(it.getWorkerCount()),
            ingress(
                null,
                it.getIngressHostname(),
                it.getIngressSecretName(),
                it.getIngressStatus(),
                it.getIngressMessage()),
            Values.text(it.getServerURL(), it.getMasterURL()),
            Timestamp.of(it.getCreatedDate()),
            Values.yes(it.getMultiAzCapable()),
            Values.yes(it.getIsPaid()),
            Values.text(it.getPodSubnet()),
            Values.text(it.getServiceSubnet()),
            v1AddOns(it.getAddons()),
            it);
    return new Cluster(
        summary,
        Values.text(it.getCrn()),
        new Master(
            MasterState.of(it.getMasterState()),
            MasterHealth.of(it.getMasterHealth()),
            Values.text(it.getMasterStatus()),
            Timestamp.of(it.getMasterStatusModifiedDate()),
            Timestamp.of(it.getModifiedDate())),
        new ServiceEndpoints(
            Values.yes(it.getPublicServiceEndpointEnabled()),
            Values.text(it.getPublicServiceEndpointURL()),
            Values.yes(it.getPrivateServiceEndpointEnabled()),
            Values.text(it.getPrivateServiceEndpointURL()),
            Optional.empty()),
        Values.texts(it.getWorkerZones()),
        Values.list(it.getVlans(), ClusterVlan::of),
        List.of(),
        Values.yes(it.getKeyProtectEnabled()),
        Values.yes(it.getPullSecretApplied()),
        !Values.yes(it.getDisableAutoUpdate()),
        Values.yes(it.getImageSecurityEnabled()),
        Optional.empty(),
        Optional.empty(),
        Values.text(it.getOwnerEmail()));
  }

  private static String region(@Nullable String told) {
    return RegionName.today(Values.orEmpty(told));
  }

  private static Optional<ResourceGroup> group(@Nullable String id, @Nullable String name) {
    return Values.text(id).map(it -> new ResourceGroup(it, Values.text(name)));
  }

  private static Platform platform(@Nullable String type, @Nullable String version) {
    return Platform.parse(type)
        .or(() -> Version.parse(version).map(Version::platform))
        .orElse(Platform.KUBERNETES);
  }

  private static IngressSummary ingress(
      @Nullable CommonClusterIngress nested,
      @Nullable String hostname,
      @Nullable String secretName,
      @Nullable String status,
      @Nullable String message) {
    return new IngressSummary(
        Values.text(Values.of(nested, CommonClusterIngress::getHostname), hostname),
        Values.text(Values.of(nested, CommonClusterIngress::getSecretName), secretName),
        IngressState.of(
            Values.text(Values.of(nested, CommonClusterIngress::getStatus), status).orElse(null)),
        Values.text(Values.of(nested, CommonClusterIngress::getMessage), message));
  }

  private static List<String> zones(
      @Nullable List<String> workers, @Nullable List<String> location) {
    List<String> own = Values.texts(workers);
    return own.isEmpty() ? Values.texts(location) : own;
  }

  private static Map<String, String> addOns(@Nullable List<CommonClusterAddon> given) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (CommonClusterAddon one : Values.list(given, one -> one)) {
      versions.put(Values.orEmpty(one.getName()), Values.orEmpty(one.getVersion()));
    }
    return Map.copyOf(versions);
  }

  /** The v1 form tells no version. */
  private static Map<String, String> v1AddOns(@Nullable List<Addon> given) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (Addon one : Values.list(given, one -> one)) {
      if (!Boolean.FALSE.equals(one.getEnabled())) {
        versions.put(Values.orEmpty(one.getName()), "");
      }
    }
    return Map.copyOf(versions);
  }
}
