package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import java.util.Optional;

/** Looks up a cluster whose provider is unknown. */
public final class ClusterFinder {
  private ClusterFinder() {}

  /** Returns the cluster with the given id or name, whatever its provider. */
  public static FoundCluster find(ClusterContext context, String cluster) {
    if (context.preferred() == ApiVersion.V1) {
      try {
        return FoundCluster.of(
            context.value(api -> new ClustersApi(api).getCluster(cluster)), Provider.CLASSIC);
      } catch (ServiceException e) {
        // v1 knows classic clusters only; the neutral v2 operation knows them all.
        if (!ClusterContext.mayBeOutdated(e)) {
          throw e;
        }
      }
    }
    RawResponse<GetClusterResponse> answer =
        context.funnel().call(context.options(), api -> new V2Api(api).getCluster(cluster));
    context.observer().accept(answer);
    Provider provider =
        provider(answer.value())
            .orElseThrow(
                () ->
                    new InvalidResponseException(
                        "getCluster returned a cluster without a provider that this version of the library knows",
                        answer.status(),
                        "getCluster",
                        answer.requestId(),
                        null));
    return FoundCluster.of(answer.value(), provider);
  }

  /**
   * Returns the provider that a response names or, where older responses name none, implies: only
   * classic clusters have VLANs, and only VPC clusters have VPCs.
   */
  public static Optional<Provider> provider(ClusterFields it) {
    Optional<Provider> named = Provider.parse(it.getProvider());
    if (named.isPresent()) {
      return named;
    }
    if (!Values.list(it.getVpcs(), vpc -> vpc).isEmpty()) {
      return Optional.of(Provider.VPC);
    }
    boolean hasVlans =
        !Values.list(it.getVlans(), vlan -> vlan).isEmpty()
            || !Values.list(it.getWorkerVlans(), vlan -> vlan).isEmpty();
    return hasVlans ? Optional.of(Provider.CLASSIC) : Optional.empty();
  }
}
