package io.github.ibmcontainers.kubernetes;

/** Which of a cluster's endpoints to use. */
public enum ClusterEndpoint {
  /**
   * What is enabled: the public endpoint, else the private one, else the VPC's gateway; for
   * Satellite the link.
   */
  AUTOMATIC("automatic"),

  /** The public service endpoint. */
  PUBLIC("public"),

  /**
   * The private service endpoint, reachable from IBM Cloud's private network. An OpenShift cluster
   * can be used by it only while its public endpoint is disabled.
   */
  PRIVATE("private"),

  /**
   * The virtual private endpoint gateway, whose name resolves only inside the VPC. An OpenShift
   * cluster can be used by it only while its public endpoint is disabled.
   */
  VPE("vpe"),

  /** The link of a Satellite cluster. It is used with the administrator's certificate. */
  LINK("link");

  private final String word;

  ClusterEndpoint(String word) {
    this.word = word;
  }

  /** The word for it in the container API. */
  String word() {
    return word;
  }
}
