package io.github.ibmcontainers.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the container API says about a cluster, as far as it matters for a connection. Whatever
 * provider and API version: classic clusters have the endpoints at the top of the answer, VPC
 * clusters below {@code serviceEndpoints}.
 *
 * @param id the cluster's id
 * @param name the cluster's name
 * @param provider {@code classic}, {@code vpc-gen2}, {@code satellite}
 * @param openShift whether it is an OpenShift cluster
 * @param masterUrl the URL that the service prefers
 * @param publicUrl the public endpoint, if it is enabled
 * @param privateUrl the private endpoint, if it is enabled
 * @param vpeUrl the virtual private endpoint
 */
record ClusterFacts(
    String id,
    String name,
    String provider,
    boolean openShift,
    Optional<String> masterUrl,
    Optional<String> publicUrl,
    Optional<String> privateUrl,
    Optional<String> vpeUrl) {

  boolean satellite() {
    return provider.startsWith("satellite");
  }

  boolean vpc() {
    return provider.startsWith("vpc");
  }

  /** For a message: which endpoints there are. */
  String available() {
    List<String> words = new ArrayList<>();
    publicUrl.ifPresent(url -> words.add("public"));
    privateUrl.ifPresent(url -> words.add("private"));
    vpeUrl.ifPresent(url -> words.add("vpe"));
    if (satellite()) {
      words.add("link");
    }
    return words.isEmpty() ? "none" : String.join(", ", words);
  }
}
