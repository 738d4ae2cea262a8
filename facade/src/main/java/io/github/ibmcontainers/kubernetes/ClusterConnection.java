package io.github.ibmcontainers.kubernetes;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Connection settings for other Kubernetes clients. Immutable.
 *
 * @param name the cluster's name
 * @param server the API server's URL
 * @param certificateAuthority the CA of the server's certificate as PEM; empty if the certificate
 *     is publicly trusted
 * @param authorities the certificates of this CA
 * @param tokens provides valid tokens; empty if the client certificate is used instead
 * @param clientCertificate the administrator's certificate as PEM, if it's used
 * @param clientKey the administrator's key as PEM, if it's used; a secret
 * @param insecure whether {@link KubernetesOptions.Builder#insecure()} is set
 */
@JsonAdapter(PrintedAdapter.class)
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

  /** Returns the server's URL without a trailing slash, as expected by other clients. */
  public String serverUrl() {
    String url = server.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /**
   * Returns a valid token, for the token provider of another client: {@code connection::token}. The
   * token is a secret.
   *
   * @throws IllegalStateException if the connection uses a client certificate, or the client is
   *     closed
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  public String token() {
    return requireTokens().token();
  }

  ClusterTokenSource requireTokens() {
    return tokens.orElseThrow(
        () ->
            new IllegalStateException(
                "This connection uses the administrator's certificate and has no token"));
  }

  /** Returns the cluster and the server, without secrets. */
  @Override
  public String toString() {
    return "ClusterConnection[name=" + name + ", server=" + serverUrl() + "]";
  }
}
