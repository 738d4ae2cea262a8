package io.github.ibmcontainers.kubernetes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * The selected endpoint of a cluster.
 *
 * @param endpoint the endpoint; never {@code AUTOMATIC}
 * @param server its URL
 * @param hosts the hosts of all endpoints of the cluster
 */
record EndpointChoice(ClusterEndpoint endpoint, HttpUrl server, Set<String> hosts) {

  private static final Pattern SIGNED = Pattern.compile("^(c[0-9]+)-e(?=[.])");

  /**
   * @throws EndpointUnavailableException if the cluster doesn't have the requested endpoint
   */
  static EndpointChoice of(ClusterFacts facts, ClusterEndpoint requested) {
    return switch (requested) {
      case AUTOMATIC -> automatic(facts);
      case PUBLIC ->
          choice(requested, facts, facts.publicUrl(), facts.satellite() ? "" : "it is disabled");
      case PRIVATE -> {
        EndpointChoice choice =
            choice(requested, facts, facts.privateUrl(), facts.satellite() ? "" : "it is disabled");
        requirePublicOff(requested, facts);
        yield facts.openShift() ? choice.signed() : choice;
      }
      case VPE -> {
        EndpointChoice choice =
            choice(
                requested, facts, facts.vpeUrl(), facts.vpc() ? "the service returned no URL" : "");
        requirePublicOff(requested, facts);
        yield choice;
      }
      case LINK -> {
        if (!facts.satellite()) {
          throw unavailable(requested, facts, "only Satellite clusters have it");
        }
        yield choice(requested, facts, facts.masterUrl(), "the service returned no URL yet");
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
    // Old clusters have only a public URL.
    return choice(
        ClusterEndpoint.PUBLIC,
        facts,
        facts.masterUrl(),
        "the service returned no URL yet, because the cluster is still being created");
  }

  private static EndpointChoice choice(
      ClusterEndpoint endpoint, ClusterFacts facts, Optional<String> url, String reason) {
    HttpUrl server =
        HttpUrl.parse(
            url.orElseThrow(
                () ->
                    unavailable(
                        endpoint,
                        facts,
                        reason.isEmpty() ? "clusters of this provider have none" : reason)));
    if (server == null || !server.isHttps()) {
      throw unavailable(endpoint, facts, "the service returned a URL that is not https");
    }
    return new EndpointChoice(endpoint, server, hosts(facts));
  }

  /**
   * Requires that the public endpoint of an OpenShift cluster is disabled. Otherwise, its OAuth
   * server isn't reachable by private names.
   */
  private static void requirePublicOff(ClusterEndpoint endpoint, ClusterFacts facts) {
    if (facts.openShift() && facts.publicUrl().isPresent()) {
      throw unavailable(
          endpoint,
          facts,
          "for an OpenShift cluster it is available only while the public endpoint is disabled");
    }
  }

  private static EndpointUnavailableException unavailable(
      ClusterEndpoint endpoint, ClusterFacts facts, String reason) {
    return new EndpointUnavailableException(
        endpoint,
        "Cluster %s has no %s endpoint: %s; available: %s"
            .formatted(facts.name(), endpoint.apiName(), reason, facts.available()));
  }

  private static Set<String> hosts(ClusterFacts facts) {
    return Stream.of(facts.masterUrl(), facts.publicUrl(), facts.privateUrl(), facts.vpeUrl())
        .flatMap(url -> url.map(HttpUrl::parse).stream())
        .map(HttpUrl::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns whether a host belongs to the cluster. Compares its name with and without {@code -e}. A
   * common domain isn't sufficient, because it also contains clusters of other customers.
   */
  boolean isOwn(String host) {
    return host.equals(server.host())
        || hosts.stream().anyMatch(own -> unsigned(own).equals(unsigned(host)));
  }

  private static String unsigned(String host) {
    return SIGNED.matcher(host).replaceFirst("$1");
  }

  /** Returns this endpoint with the host name that has a publicly trusted certificate. */
  private EndpointChoice signed() {
    return new EndpointChoice(
        endpoint, server.newBuilder().host(signedHost(server.host())).build(), hosts);
  }

  /**
   * Turns {@code c103.private.us-south...} into {@code c103-e.private.us-south...}. Other hosts are
   * returned unchanged.
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
   * Returns the URL of a discovered OAuth server. If the master is accessed by a private host name,
   * its host is replaced by this name.
   */
  HttpUrl oauth(HttpUrl discovered) {
    return endpoint == ClusterEndpoint.PRIVATE || endpoint == ClusterEndpoint.VPE
        ? discovered.newBuilder().host(server.host()).build()
        : discovered;
  }
}
