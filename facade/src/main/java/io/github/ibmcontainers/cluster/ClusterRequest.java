package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import org.jspecify.annotations.Nullable;

/** What new clusters of all providers share. */
abstract class ClusterRequest<R> {
  private final String name;
  private final Provider provider;
  private final R request;

  ClusterRequest(String name, Provider provider, R request) {
    this.name = name;
    this.provider = provider;
    this.request = request;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the provider. */
  public Provider provider() {
    return provider;
  }

  R request() {
    return request;
  }

  static boolean isOpenShift(@Nullable String version) {
    return Version.parse(version).filter(it -> it.platform() == Platform.OPENSHIFT).isPresent();
  }

  /** Returns name and provider. */
  @Override
  public String toString() {
    return "new " + provider + " cluster " + name;
  }
}
