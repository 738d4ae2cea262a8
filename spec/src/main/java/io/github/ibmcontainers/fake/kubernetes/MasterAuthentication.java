package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.Identity;
import io.github.ibmcontainers.fake.iam.TokenMint;
import io.github.ibmcontainers.fake.kubernetes.server.Caller;
import java.util.Optional;

/**
 * Authenticates callers of a master: by the administrator's certificate, by an IAM id token of
 * client {@code kube} on Kubernetes, or by a token of the OAuth server on OpenShift. IAM access
 * tokens are rejected.
 */
final class MasterAuthentication {
  private final Cluster cluster;
  private final TokenMint mint;
  private final OpenShiftTokens openShiftTokens;
  private final RbacSync rbac;

  MasterAuthentication(
      Cluster cluster, TokenMint mint, OpenShiftTokens openShiftTokens, RbacSync rbac) {
    this.cluster = cluster;
    this.mint = mint;
    this.openShiftTokens = openShiftTokens;
    this.rbac = rbac;
  }

  Optional<Caller> user(Exchange exchange) {
    Optional<String> token = exchange.bearerToken();
    if (token.isPresent()) {
      return cluster.openShift() ? openShiftUser(token.get()) : kubernetesUser(token.get());
    }
    // The TLS handshake has verified that the cluster's CA issued the certificate.
    return exchange.clientCertificates().isEmpty()
        ? Optional.empty()
        : Optional.of(new Caller("admin", "", true));
  }

  private Optional<Caller> openShiftUser(String token) {
    return openShiftTokens.owner(cluster, token).map(this::user);
  }

  private Caller user(Identity identity) {
    return new Caller(
        identity.clusterUser(), identity.iamId(), rbac.isSynchronized(cluster, identity.iamId()));
  }

  private Optional<Caller> kubernetesUser(String token) {
    return mint.valid(token)
        .filter(c -> c.has("aud") && c.get("aud").getAsString().equals(TokenMint.KUBE))
        .filter(claims -> Claims.account(claims).filter(cluster.account()::equals).isPresent())
        .map(claims -> user(Claims.identity(claims, cluster.account())));
  }
}
