package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.generated.model.CommonClusterServiceEndpoint;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * The service endpoints of a cluster's master.
 *
 * @param publicEnabled whether the public endpoint is enabled
 * @param publicUrl the public endpoint
 * @param privateEnabled whether the private endpoint is enabled
 * @param privateUrl the private endpoint
 * @param virtualPrivateUrl the endpoint inside the VPC, by its virtual private endpoint gateway
 */
public record ServiceEndpoints(
    boolean publicEnabled,
    Optional<String> publicUrl,
    boolean privateEnabled,
    Optional<String> privateUrl,
    Optional<String> virtualPrivateUrl) {

  static ServiceEndpoints of(ClusterFields it) {
    CommonClusterServiceEndpoint nested = it.getServiceEndpoints();
    return new ServiceEndpoints(
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
        Values.text(it.getVirtualPrivateEndpointURL()));
  }
}
