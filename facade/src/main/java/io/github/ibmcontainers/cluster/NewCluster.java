package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Provider;

/**
 * A cluster to be created. The builders check what the provider requires before anything is sent.
 * Names start with a letter, contain letters, digits and hyphens, and have at most 35 characters.
 * Settings without a builder method can be set in the generated request, by the builders' {@code
 * request(...)}. Immutable.
 */
public sealed interface NewCluster permits NewClassicCluster, NewVpcCluster, NewSatelliteCluster {
  /** Its name. */
  String name();

  /** What it is to run on. */
  Provider provider();

  /**
   * A cluster on classic infrastructure.
   *
   * @param name its name
   */
  static NewClassicCluster.Builder classic(String name) {
    return new NewClassicCluster.Builder(name);
  }

  /**
   * A cluster on VPC.
   *
   * @param name its name
   */
  static NewVpcCluster.Builder vpc(String name) {
    return new NewVpcCluster.Builder(name);
  }

  /**
   * An OpenShift cluster in a Satellite location.
   *
   * @param name its name
   */
  static NewSatelliteCluster.Builder satellite(String name) {
    return new NewSatelliteCluster.Builder(name);
  }
}
