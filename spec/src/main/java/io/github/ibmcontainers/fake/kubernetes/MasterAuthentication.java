package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.iam.Identity;
import io.github.ibmcontainers.fake.iam.TokenMint;
import io.github.ibmcontainers.fake.kubernetes.server.Caller;
import java.util.Optional;

/**
 * Tells who calls a master: by the administrator's certificate, by an IAM id token of client {@code
 * kube} on Kubernetes, by a token of the OAuth server on OpenShift. Access tokens of IAM are
 * refused.
 */
final class MasterAuthentication {
  private final Cluster cluster;
  private final TokenMint mint;
  private final OpenShiftTokens openShiftTokens;
  private final Rbac rbac;

  MasterAuthentication(
      Cluster cluster, TokenMint mint, OpenShiftTokens openShiftTokens, Rbac rbac) {
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
    // TLS has checked that the cluster's own authority signed it.
    return exchange.clientCertificates().isEmpty()
        ? Optional.empty()
        : Optional.of(new Caller("admin", "", true));
  }

  private Optional<Caller> openShiftUser(String token) {
    return openShiftTokens.owner(cluster, token).map(this::user);
  }

  private Caller user(Identity identity) {
    return new Caller(
        identity.clusterUser(), identity.iamId(), rbac.synchronised(cluster, identity.iamId()));
  }

  private Optional<Caller> kubernetesUser(String token) {
    return mint.valid(token)
        .filter(c -> c.has("aud") && c.get("aud").getAsString().equals(TokenMint.KUBE))
        .filter(this::ofThisAccount)
        .map(
            claims -> {
              String iamId = claims.get("iam_id").getAsString();
              String name = claims.has("email") ? claims.get("email").getAsString() : iamId;
              return new Caller("IAM#" + name, iamId, rbac.synchronised(cluster, iamId));
            });
  }

  private boolean ofThisAccount(JsonObject claims) {
    return claims.has("account")
        && claims.getAsJsonObject("account").get("bss").getAsString().equals(cluster.account());
  }
}
