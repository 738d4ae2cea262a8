package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.KMS_INSTANCE;
import static io.github.ibmcontainers.internal.check.Argument.ROOT_KEY;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.AutoUpdateMasterRequest;
import io.github.ibmcontainers.generated.model.KmsEnableClusterRequest;
import io.github.ibmcontainers.generated.model.V2DisableImageSecurityRequest;
import io.github.ibmcontainers.generated.model.V2DisablePrivateServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2DisablePublicServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnableImageSecurityRequest;
import io.github.ibmcontainers.generated.model.V2EnablePrivateServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnablePublicServiceEndpointRequest;
import io.github.ibmcontainers.generated.model.V2EnablePullSecretRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The requests that switch something on or off, which are the same for all providers. */
final class ClusterSwitches {
  private ClusterSwitches() {}

  static ApiRequest<?> publicEndpoint(ApiClient api, String cluster, boolean on) {
    return on
        ? new BetaApi(api)
            .v2EnablePublicServiceEndpoint(
                new V2EnablePublicServiceEndpointRequest().cluster(cluster))
        : new BetaApi(api)
            .v2DisablePublicServiceEndpoint(
                new V2DisablePublicServiceEndpointRequest().cluster(cluster));
  }

  static ApiRequest<?> privateEndpoint(ApiClient api, String cluster, boolean on) {
    return on
        ? new BetaApi(api)
            .v2EnablePrivateServiceEndpoint(
                new V2EnablePrivateServiceEndpointRequest().cluster(cluster))
        : new BetaApi(api)
            .v2DisablePrivateServiceEndpoint(
                new V2DisablePrivateServiceEndpointRequest().cluster(cluster));
  }

  static ApiRequest<?> imageSecurity(ApiClient api, String cluster, boolean on) {
    return on
        ? new ClustersApi(api)
            .v2EnableImageSecurity(new V2EnableImageSecurityRequest().cluster(cluster))
        : new ClustersApi(api)
            .v2DisableImageSecurity(new V2DisableImageSecurityRequest().cluster(cluster));
  }

  /** Checks its arguments before it is called for a request. */
  static Function<ApiClient, ApiRequest<?>> kmsOn(
      String cluster,
      String instance,
      String rootKey,
      boolean privateEndpoint,
      @Nullable String account) {
    KmsEnableClusterRequest request =
        new KmsEnableClusterRequest()
            .cluster(cluster)
            .instanceId(KMS_INSTANCE.of(instance))
            .crkId(ROOT_KEY.of(rootKey))
            .privateEndpoint(privateEndpoint)
            .accountId(account);
    return api -> new V2Api(api).kmsEnableCluster(request);
  }

  static ApiRequest<?> pullSecretOn(ApiClient api, String cluster) {
    return new BetaApi(api).v2EnablePullSecret(new V2EnablePullSecretRequest().cluster(cluster));
  }

  static ApiRequest<?> autoUpdate(ApiClient api, String cluster, boolean on) {
    return new V2Api(api)
        .autoUpdateMaster(new AutoUpdateMasterRequest().cluster(cluster).autoUpdate(on));
  }
}
