package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.model.CreateClusterRequest;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRequest;
import io.github.ibmcontainers.generated.model.VpcCreateClusterRequest;
import io.github.ibmcontainers.internal.check.Kubernetes;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to be created. The builders check what the provider requires before anything is sent.
 * Names start with a letter, contain letters, digits and hyphens, and have at most 35 characters.
 * Settings without a builder method can be set in the generated request, by the builders' {@code
 * request(...)}. Immutable.
 */
public abstract sealed class NewCluster
    permits NewClassicCluster, NewVpcCluster, NewSatelliteCluster {
  private final String name;
  private final Provider provider;

  NewCluster(@Nullable String name, Provider provider) {
    this.name = Kubernetes.newCluster(name);
    this.provider = provider;
  }

  /** Returns the name. */
  public final String name() {
    return name;
  }

  /** Returns the provider. */
  public final Provider provider() {
    return provider;
  }

  /**
   * A cluster on classic infrastructure.
   *
   * @param name its name
   */
  public static NewClassicCluster.Builder classic(String name) {
    return new NewClassicCluster.Builder(name);
  }

  /**
   * A cluster on VPC.
   *
   * @param name its name
   */
  public static NewVpcCluster.Builder vpc(String name) {
    return new NewVpcCluster.Builder(name);
  }

  /**
   * An OpenShift cluster in a Satellite location.
   *
   * @param name its name
   */
  public static NewSatelliteCluster.Builder satellite(String name) {
    return new NewSatelliteCluster.Builder(name);
  }

  /** Returns the request of a classic cluster. */
  CreateClusterRequest classic() {
    throw new IllegalStateException(this + " is not classic");
  }

  /** Returns the request of a VPC cluster. */
  VpcCreateClusterRequest vpc() {
    throw new IllegalStateException(this + " is not on VPC");
  }

  /** Returns the request of a Satellite cluster. */
  CreateSatelliteClusterRequest satellite() {
    throw new IllegalStateException(this + " is not in a Satellite location");
  }

  static boolean isOpenShift(@Nullable String version) {
    return Version.parse(version).filter(it -> it.platform() == Platform.OPENSHIFT).isPresent();
  }

  /** Returns name and provider. */
  @Override
  public final String toString() {
    return "new " + provider + " cluster " + name;
  }
}
