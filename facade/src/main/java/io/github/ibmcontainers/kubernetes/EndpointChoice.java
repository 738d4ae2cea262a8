package io.github.ibmcontainers.kubernetes;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where to reach a cluster's API server.
 *
 * @param endpoint which endpoint it is; never {@code AUTOMATIC}
 * @param server its URL
 */
record EndpointChoice(ClusterEndpoint endpoint, HttpUrl server) {

  /**
   * Chooses.
   *
   * @throws EndpointUnavailableException if what is asked for is not to be had
   */
  static EndpointChoice of(ClusterFacts facts, ClusterEndpoint asked) {
    return switch (asked) {
      case AUTOMATIC -> automatic(facts);
      case PUBLIC ->
          choice(asked, facts, facts.publicUrl(), facts.satellite() ? "" : "it is disabled");
      case PRIVATE -> {
        EndpointChoice choice =
            choice(asked, facts, facts.privateUrl(), facts.satellite() ? "" : "it is disabled");
        requirePublicOff(asked, facts);
        yield facts.openShift() ? choice.signed() : choice;
      }
      case VPE -> {
        EndpointChoice choice =
            choice(asked, facts, facts.vpeUrl(), facts.vpc() ? "the service names none" : "");
        requirePublicOff(asked, facts);
        yield choice;
      }
      case LINK -> {
        if (!facts.satellite()) {
          throw unavailable(asked, facts, "only Satellite clusters have it");
        }
        yield choice(asked, facts, facts.masterUrl(), "the service names none yet");
      }
    };
  }

  private static EndpointChoice automatic(ClusterFacts facts) {
    if (facts.satellite()) {
      return of(facts, ClusterEndpoint.LINK);
    }
    if (facts.publicUrl().isPresent()) {
      return of(facts, ClusterEndpoint.PUBLIC);
    }
    if (facts.privateUrl().isPresent()) {
      return of(facts, ClusterEndpoint.PRIVATE);
    }
    if (facts.vpeUrl().isPresent()) {
      return of(facts, ClusterEndpoint.VPE);
    }
    // Before endpoints could be chosen there was one URL, the public one.
    return choice(
        ClusterEndpoint.PUBLIC,
        facts,
        facts.masterUrl(),
        "the service names no URL yet; is the cluster still being made?");
  }

  private static EndpointChoice choice(
      ClusterEndpoint endpoint, ClusterFacts facts, Optional<String> url, String whyNot) {
    HttpUrl server =
        HttpUrl.parse(
            url.orElseThrow(
                () ->
                    unavailable(
                        endpoint, facts, whyNot.isEmpty() ? "such clusters have none" : whyNot)));
    if (server == null || !server.isHttps()) {
      throw unavailable(endpoint, facts, "the service names something that is no https:// URL");
    }
    return new EndpointChoice(endpoint, server);
  }

  /** OpenShift's OAuth server answers by the private names only then. */
  private static void requirePublicOff(ClusterEndpoint endpoint, ClusterFacts facts) {
    if (facts.openShift() && facts.publicUrl().isPresent()) {
      throw unavailable(
          endpoint,
          facts,
          "an OpenShift cluster can be used by it only while its public endpoint is disabled");
    }
  }

  private static EndpointUnavailableException unavailable(
      ClusterEndpoint endpoint, ClusterFacts facts, String why) {
    return new EndpointUnavailableException(
        endpoint,
        "Cluster "
            + facts.name()
            + " has no "
            + endpoint.word()
            + " endpoint to use: "
            + why
            + "; available: "
            + facts.available());
  }

  /** The same at the name for which there is a publicly signed certificate. */
  private EndpointChoice signed() {
    return new EndpointChoice(
        endpoint, server.newBuilder().host(signedHost(server.host())).build());
  }

  /**
   * {@code c103.private.us-south...} becomes {@code c103-e.private.us-south...}. A host of any
   * other form is left as it is.
   */
  static String signedHost(String host) {
    int dot = host.indexOf('.');
    if (dot < 0 || !host.startsWith(".private.", dot)) {
      return host;
    }
    String label = host.substring(0, dot);
    return label.endsWith("-e") || !label.matches("c[0-9]+")
        ? host
        : label + "-e" + host.substring(dot);
  }

  /**
   * Where the OAuth server is that the master names: at its own port and path, and, when the master
   * is reached by a private name, at that name.
   */
  HttpUrl oauth(HttpUrl discovered) {
    return endpoint == ClusterEndpoint.PRIVATE || endpoint == ClusterEndpoint.VPE
        ? discovered.newBuilder().host(server.host()).build()
        : discovered;
  }
}
