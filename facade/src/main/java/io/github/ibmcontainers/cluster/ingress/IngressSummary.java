package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.generated.model.CommonClusterIngress;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * The Ingress details in the properties of a cluster.
 *
 * @param hostname the Ingress subdomain
 * @param secretName the secret with the certificate of the subdomain
 * @param state the state
 * @param message a description of the state for humans
 */
public record IngressSummary(
    Optional<String> hostname,
    Optional<String> secretName,
    IngressState state,
    Optional<String> message) {

  /** Returns the Ingress details of a generated object. */
  public static IngressSummary of(ClusterFields it) {
    CommonClusterIngress nested = it.getIngress();
    return new IngressSummary(
        Values.text(Values.of(nested, CommonClusterIngress::getHostname), it.getIngressHostname()),
        Values.text(
            Values.of(nested, CommonClusterIngress::getSecretName), it.getIngressSecretName()),
        IngressState.of(
            Values.first(
                Values.of(nested, CommonClusterIngress::getStatus), it.getIngressStatus())),
        Values.text(Values.of(nested, CommonClusterIngress::getMessage), it.getIngressMessage()));
  }
}
