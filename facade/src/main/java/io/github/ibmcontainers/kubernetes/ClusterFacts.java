package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ServiceEndpoints;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The properties of a cluster that are relevant to a connection.
 *
 * @param masterUrl the default URL of the service
 * @param publicUrl the public endpoint, if it's enabled
 * @param privateUrl the private endpoint, if it's enabled
 * @param vpeUrl the virtual private endpoint
 */
record ClusterFacts(
    String id,
    String name,
    Provider provider,
    boolean openShift,
    Optional<String> masterUrl,
    Optional<String> publicUrl,
    Optional<String> privateUrl,
    Optional<String> vpeUrl) {

  static ClusterFacts of(Cluster cluster) {
    ServiceEndpoints endpoints = cluster.endpoints();
    return new ClusterFacts(
        cluster.id(),
        cluster.name(),
        cluster.provider(),
        cluster.platform() == Platform.OPENSHIFT,
        cluster.masterUrl(),
        endpoints.publicUrl().filter(url -> endpoints.publicEnabled()),
        endpoints.privateUrl().filter(url -> endpoints.privateEnabled()),
        endpoints.virtualPrivateUrl());
  }

  boolean satellite() {
    return provider == Provider.SATELLITE;
  }

  boolean vpc() {
    return provider == Provider.VPC;
  }

  /** Returns the available endpoints, for messages. */
  String available() {
    List<String> endpoints = new ArrayList<>();
    publicUrl.ifPresent(url -> endpoints.add("public"));
    privateUrl.ifPresent(url -> endpoints.add("private"));
    vpeUrl.ifPresent(url -> endpoints.add("vpe"));
    if (satellite()) {
      endpoints.add("link");
    }
    return endpoints.isEmpty() ? "none" : String.join(", ", endpoints);
  }
}
