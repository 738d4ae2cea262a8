package io.github.ibmcontainers.threads;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** A client of a server that speaks HTTP/2 without TLS, so that all calls share a connection. */
final class Http2Client {
  static final List<Protocol> PROTOCOLS = List.of(Protocol.H2_PRIOR_KNOWLEDGE);

  private Http2Client() {}

  static ContainersClientBuilder of(HttpUrl url) {
    return ContainersClient.builder()
        .credential(Credential.bearerToken("opaque"))
        .endpoints(Endpoints.of(url, url, url))
        .httpClient(new OkHttpClient.Builder().protocols(PROTOCOLS).build())
        .noRateLimit();
  }
}
