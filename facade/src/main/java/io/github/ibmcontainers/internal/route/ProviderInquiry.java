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
 * Determines the provider of a cluster with inconclusive properties by requests to the operations
 * of each provider. These operations reject clusters of other providers. Satellite has no such
 * operation, so the cluster is looked up in its list.
 *
 * @param context runs the requests
 * @param cluster the id or name from the caller
 * @param id the id in the response; may be empty
 */
record ProviderInquiry(ClusterContext context, String cluster, String id) {

  Optional<Provider> find() {
    if (succeeds(api -> new V2Api(api).classicGetCluster(cluster), any -> true)) {
      return Optional.of(Provider.CLASSIC);
    }
    if (succeeds(api -> new V2Api(api).vpcGetCluster(cluster), any -> true)) {
      return Optional.of(Provider.VPC);
    }
    return succeeds(api -> new SatelliteClusterApi(api).getSatelliteClusters(), this::isIn)
        ? Optional.of(Provider.SATELLITE)
        : Optional.empty();
  }

  private <T> boolean succeeds(Function<ApiClient, ApiRequest<T>> request, Predicate<T> fits) {
    try {
      return fits.test(context.funnel().call(context.options(), request).value());
    } catch (ServiceException | InvalidResponseException e) {
      // The cluster has another provider, or the request failed. The cluster itself is known
      // already.
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
