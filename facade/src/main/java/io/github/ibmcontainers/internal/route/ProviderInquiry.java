package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetClustersResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks the operations of each provider for a cluster whose properties leave its provider open. A
 * provider's own operation refuses the clusters of others; Satellite has no such operation, so its
 * list is asked.
 *
 * @param context how to reach the service
 * @param cluster the id or name that the caller gave
 * @param id the id that the response named, or empty
 */
record ProviderInquiry(ClusterContext context, String cluster, String id) {

  Optional<Provider> ask() {
    if (answers(api -> new V2Api(api).classicGetCluster(cluster), any -> true)) {
      return Optional.of(Provider.CLASSIC);
    }
    if (answers(api -> new V2Api(api).vpcGetCluster(cluster), any -> true)) {
      return Optional.of(Provider.VPC);
    }
    return answers(api -> new SatelliteClusterApi(api).getSatelliteClusters(), this::isIn)
        ? Optional.of(Provider.SATELLITE)
        : Optional.empty();
  }

  private <T> boolean answers(Function<ApiClient, ApiRequest<T>> request, Predicate<T> fits) {
    try {
      return fits.test(context.funnel().call(context.options(), request).value());
    } catch (ServiceException | InvalidResponseException e) {
      // Not this provider's, or not told: the caller asked for the cluster, and has it already.
      return false;
    }
  }

  private boolean isIn(List<GetClustersResponse> list) {
    return Values.list(list).stream()
        .anyMatch(
            it ->
                (!id.isEmpty() && id.equals(it.getId()))
                    || cluster.equals(it.getId())
                    || cluster.equals(it.getName()));
  }
}
