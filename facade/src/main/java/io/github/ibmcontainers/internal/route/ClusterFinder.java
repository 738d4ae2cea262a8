package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import java.util.Optional;

/** Looks up a cluster whose provider is unknown. */
public final class ClusterFinder {
  private ClusterFinder() {}

  /** Returns the cluster of any provider with the given id or name. */
  public static FoundCluster find(ClusterContext context, String cluster) {
    if (context.preferred() == ApiVersion.V1) {
      try {
        return FoundCluster.of(
            context.value(api -> new ClustersApi(api).getCluster(cluster)), Provider.CLASSIC);
      } catch (ServiceException e) {
        // Version 1 finds only classic clusters; getCluster of version 2 finds all.
        if (!ClusterContext.mayBeOutdated(e)) {
          throw e;
        }
      }
    }
    RawResponse<GetClusterResponse> answer =
        context.funnel().call(context.options(), api -> new V2Api(api).getCluster(cluster));
    context.observer().accept(answer);
    GetClusterResponse found = answer.value();
    Optional<Provider> provider =
        ProviderEvidence.of(found)
            .or(() -> new ProviderInquiry(context, cluster, Values.orEmpty(found.getId())).find())
            // Responses without a provider are common for classic clusters.
            .or(() -> named(found) ? Optional.empty() : Optional.of(Provider.CLASSIC));
    return FoundCluster.of(
        found,
        provider.orElseThrow(
            () ->
                new InvalidResponseException(
                    "getCluster returned a cluster whose provider is unknown to this version of the library",
                    answer.status(),
                    "getCluster",
                    answer.requestId(),
                    null)));
  }

  private static boolean named(GetClusterResponse cluster) {
    return Values.text(cluster.getProvider()).isPresent();
  }
}
