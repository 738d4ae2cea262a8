package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import java.util.List;

/**
 * The host names of a cluster's master: either loopback addresses, or names in IBM's format. Names
 * with {@code -e} have a publicly trusted certificate.
 */
final class HostNames {
  private static final String DOMAIN = ".containers.cloud.ibm.com";

  private final boolean ibmNames;

  HostNames(boolean ibmNames) {
    this.ibmNames = ibmNames;
  }

  /** Returns the public host name. That of OpenShift has a publicly trusted certificate. */
  String publicHost(Cluster cluster) {
    if (!ibmNames) {
      return "127.0.0.1";
    }
    return label(cluster) + (cluster.openShift() ? "-e." : ".") + cluster.region() + DOMAIN;
  }

  /** Returns the host name in the private network. */
  String privateHost(Cluster cluster) {
    return ibmNames ? label(cluster) + ".private." + cluster.region() + DOMAIN : "localhost";
  }

  /** Returns the host name of the virtual private endpoint gateway. */
  String vpeHost(Cluster cluster) {
    return ibmNames ? cluster.id() + ".vpe.private." + cluster.region() + DOMAIN : "localhost";
  }

  /** Returns the host name of the OAuth server. */
  String oauthHost(Cluster cluster, boolean publicEndpoint) {
    if (publicEndpoint || !ibmNames) {
      return publicHost(cluster);
    }
    return label(cluster) + "-e.private." + cluster.region() + DOMAIN;
  }

  /** Returns the names in the publicly trusted certificate. */
  static List<String> trustedNames(Cluster cluster) {
    String region = cluster.region();
    return cluster.openShift()
        ? List.of(
            label(cluster) + "-e." + region + DOMAIN,
            label(cluster) + "-e.private." + region + DOMAIN,
            cluster.id() + ".vpe.private." + region + DOMAIN,
            "localhost",
            "127.0.0.1")
        : List.of(
            label(cluster) + "-e." + region + DOMAIN,
            label(cluster) + "-e.private." + region + DOMAIN);
  }

  /** Returns the names in the certificate that the cluster's CA issues. */
  static List<String> ownNames(Cluster cluster) {
    return List.of(
        "localhost",
        "127.0.0.1",
        label(cluster) + "." + cluster.region() + DOMAIN,
        label(cluster) + ".private." + cluster.region() + DOMAIN,
        cluster.id() + ".vpe.private." + cluster.region() + DOMAIN,
        "kubernetes.default.svc");
  }

  private static String label(Cluster cluster) {
    return "c" + (99 + cluster.number());
  }
}
