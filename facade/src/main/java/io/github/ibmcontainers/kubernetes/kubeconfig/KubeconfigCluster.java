package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.Objects;
import java.util.Optional;

/**
 * A cluster of a kubeconfig.
 *
 * @param name its name in the file
 * @param server the API server's URL
 * @param certificateAuthority the CA's certificates as PEM
 * @param certificateAuthorityFile where a file holds them instead
 * @param tlsServerName the name that the server's certificate is for, if not the URL's
 * @param insecure whether the file says not to check the server's certificate; this library does
 *     not obey it
 */
public record KubeconfigCluster(
    String name,
    String server,
    Optional<String> certificateAuthority,
    Optional<String> certificateAuthorityFile,
    Optional<String> tlsServerName,
    boolean insecure) {
  /** Checks that nothing is null. */
  public KubeconfigCluster {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(server, "server");
  }

  /** A cluster with these facts. */
  public static KubeconfigCluster of(
      String name, String server, Optional<String> certificateAuthority) {
    return new KubeconfigCluster(
        name, server, certificateAuthority, Optional.empty(), Optional.empty(), false);
  }
}
