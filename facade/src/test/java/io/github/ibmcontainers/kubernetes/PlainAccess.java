package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.internal.call.ClientLifetime;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/** Access to a test server that stands for a cluster, without TLS and without a token. */
final class PlainAccess {
  private PlainAccess() {}

  static KubernetesAccess to(MockWebServer server, OkHttpClient http, ClientLifetime client) {
    return new KubernetesAccess(
        new ClusterConnection(
            "mycluster",
            server.url("/"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false),
        ClusterEndpoint.PUBLIC,
        http,
        Optional.empty(),
        client);
  }
}
