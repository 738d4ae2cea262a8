package io.github.ibmcontainers.kubernetes;

/** An endpoint of a cluster's API server. */
public enum ClusterEndpoint {
  /**
   * The first enabled endpoint in the order public, private, virtual private. For Satellite
   * clusters, the link.
   */
  AUTOMATIC("automatic"),

  /** The public service endpoint. */
  PUBLIC("public"),

  /**
   * The private service endpoint, reachable from IBM Cloud's private network. For OpenShift
   * clusters it's available only while the public endpoint is disabled.
   */
  PRIVATE("private"),

  /**
   * The virtual private endpoint gateway. Its name resolves only inside the VPC. For OpenShift
   * clusters it's available only while the public endpoint is disabled.
   */
  VPE("vpe"),

  /** The link of a Satellite cluster. It requires the administrator's certificate. */
  LINK("link");

  private final String apiName;

  ClusterEndpoint(String apiName) {
    this.apiName = apiName;
  }

  /** Returns the name of the endpoint in the container API. */
  String apiName() {
    return apiName;
  }
}
