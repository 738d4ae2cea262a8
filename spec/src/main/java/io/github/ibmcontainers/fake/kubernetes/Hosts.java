package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import java.util.List;

/**
 * The host names of a cluster's master. Either loopback addresses, or names in the forms that IBM
 * uses: the ones with {@code -e} have a certificate that everybody trusts.
 */
final class Hosts {
  private static final String DOMAIN = ".containers.cloud.ibm.com";

  private final boolean ibmNames;

  Hosts(boolean ibmNames) {
    this.ibmNames = ibmNames;
  }

  /** The public host; OpenShift's has the certificate that everybody trusts. */
  String publicHost(Cluster cluster) {
    if (!ibmNames) {
      return "127.0.0.1";
    }
    return label(cluster) + (cluster.openShift() ? "-e." : ".") + cluster.region() + DOMAIN;
  }

  /** The host in the private network, as the container API prints it. */
  String privateHost(Cluster cluster) {
    return ibmNames ? label(cluster) + ".private." + cluster.region() + DOMAIN : "localhost";
  }

  /** The host of the VPC's gateway. */
  String vpeHost(Cluster cluster) {
    return ibmNames ? cluster.id() + ".vpe.private." + cluster.region() + DOMAIN : "localhost";
  }

  /** Where the OAuth server says that it is. */
  String oauthHost(Cluster cluster, boolean publicOn) {
    if (publicOn || !ibmNames) {
      return publicHost(cluster);
    }
    return label(cluster) + "-e.private." + cluster.region() + DOMAIN;
  }

  /** The names in the certificate that everybody trusts. */
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

  /** The names in the certificate that only the cluster's own authority vouches for. */
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
