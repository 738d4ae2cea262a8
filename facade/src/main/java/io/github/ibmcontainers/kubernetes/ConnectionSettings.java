package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can be set for a connection to a cluster and for the download of its kubeconfig. A builder
 * and each object that it builds have a copy of their own, so that a built object never changes.
 */
final class ConnectionSettings implements Cloneable {
  ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
  boolean administrator;
  boolean rbacSync = true;
  Duration rbacTimeout = Duration.ofMinutes(3);
  RequestOptions requests = RequestOptions.none();

  // Of a connection only.
  boolean insecure;
  @Nullable String certificateAuthority;

  // Of a download only.
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
