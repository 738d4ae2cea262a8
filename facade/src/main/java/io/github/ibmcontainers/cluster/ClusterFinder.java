package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetClusterResponse;

/** Finds a cluster of which nobody knows the provider. */
final class ClusterFinder {
  private ClusterFinder() {}

  static Cluster find(ClusterContext context, String cluster) {
    if (context.preferred() == ApiVersion.V1) {
      try {
        return context.call(
            ClusterRoutes.GET, Provider.CLASSIC, new ClusterRoutes.Wanted(cluster, false));
      } catch (ServiceException e) {
        // v1 knows classic clusters only; the neutral v2 operation knows them all.
        if (!ClusterContext.mayBeOutdated(e)) {
          throw e;
        }
      }
    }
    RawResponse<GetClusterResponse> answer =
        context.funnel().call(context.options(), api -> new V2Api(api).getCluster(cluster));
    context.seen().accept(answer);
    Provider provider =
        ClusterViews.provider(answer.value())
            .orElseThrow(
                () ->
                    new InvalidResponseException(
                        "getCluster answered without a provider that this version knows",
                        answer.status(),
                        "getCluster",
                        answer.requestId(),
                        null));
    return ClusterViews.cluster(answer.value(), provider);
  }
}
