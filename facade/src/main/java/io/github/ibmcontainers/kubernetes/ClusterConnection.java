package io.github.ibmcontainers.kubernetes;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The facts that another Kubernetes client needs to reach a cluster.
 *
 * @param name the cluster's name
 * @param server the API server's URL
 * @param certificateAuthority the CA to check the server by, as PEM; empty if a publicly known one
 *     signed it
 * @param authorities the same as certificates
 * @param tokens gives the token of the moment; empty if the client certificate is used instead
 * @param clientCertificate the administrator's certificate as PEM, if that is used
 * @param clientKey the administrator's key as PEM, if that is used; a secret
 * @param insecure whether {@link KubernetesOptions.Builder#insecure()} was asked for
 */
public record ClusterConnection(
    String name,
    HttpUrl server,
    Optional<String> certificateAuthority,
    List<X509Certificate> authorities,
    Optional<ClusterTokenSource> tokens,
    Optional<String> clientCertificate,
    Optional<String> clientKey,
    boolean insecure) {
  /** Copies the list. */
  public ClusterConnection {
    authorities = List.copyOf(authorities);
  }

  /** The server's URL without a slash at its end, as other clients want it. */
  public String serverUrl() {
    String url = server.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /**
   * The token of the moment, for a client's token provider: {@code connection::token}. A secret.
   *
   * @throws IllegalStateException if the cluster is reached by a client certificate
   * @throws io.github.ibmcontainers.error.ContainersException if there is none to be had
   */
  public String token() {
    return tokens
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The cluster is reached by a certificate, not by a token"))
        .token();
  }

  /** Names cluster and server. */
  @Override
  public String toString() {
    return "ClusterConnection[name=" + name + ", server=" + serverUrl() + "]";
  }
}
