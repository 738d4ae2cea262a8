package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster in a kubeconfig.
 *
 * @param name the name in the file
 * @param server the API server's URL
 * @param certificateAuthority the certificates of the CA as PEM
 * @param certificateAuthorityFile the path of a file with the certificates
 * @param tlsServerName the name to verify in the server's certificate, if it differs from the host
 *     of the URL
 * @param insecure whether the file disables verification of the server's certificate; this library
 *     verifies it anyway
 */
public record KubeconfigCluster(
    String name,
    String server,
    Optional<String> certificateAuthority,
    Optional<String> certificateAuthorityFile,
    Optional<String> tlsServerName,
    boolean insecure) {
  /** Checks that no value is null. */
  public KubeconfigCluster {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(server, "server");
  }

  /** Creates a cluster with an optional, inlined CA. */
  public static KubeconfigCluster of(
      String name, String server, Optional<String> certificateAuthority) {
    return new KubeconfigCluster(
        name, server, certificateAuthority, Optional.empty(), Optional.empty(), false);
  }

  /** Returns the name and the URL, without user name and password. */
  @Override
  public String toString() {
    return "KubeconfigCluster[" + name + ", " + Redactor.text(server) + "]";
  }
}
