package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Common settings of connections to a cluster and downloads of its kubeconfig. Builders and the
 * objects that they build have separate copies.
 */
final class ConnectionSettings implements Cloneable {
  ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
  boolean administrator;
  boolean rbacSync = true;
  Duration rbacTimeout = Duration.ofMinutes(3);
  RequestOptions requests = RequestOptions.none();

  // Only for connections.
  boolean insecure;
  @Nullable String certificateAuthority;

  // Only for downloads.
  KubeconfigRequest.Version version = KubeconfigRequest.Version.V2;
  KubeconfigRequest.Format format = KubeconfigRequest.Format.JSON;
  boolean networkConfig;

  ConnectionSettings copy() {
    try {
      return (ConnectionSettings) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
