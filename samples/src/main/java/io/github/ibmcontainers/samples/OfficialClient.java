package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.kubernetes.ClusterConnection;
import io.github.ibmcontainers.kubernetes.ClusterToken;
import io.github.ibmcontainers.kubernetes.ClusterTokenSource;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The official client for a cluster: the CA and, for each request, the token come from the
 * connection.
 */
final class OfficialClient {
  private OfficialClient() {}

  static ApiClient client(ClusterConnection cluster) {
    ClientBuilder builder = new ClientBuilder().setBasePath(cluster.serverUrl());
    cluster
        .certificateAuthority()
        .ifPresent(pem -> builder.setCertificateAuthority(pem.getBytes(StandardCharsets.US_ASCII)));
    ApiClient client = builder.build();
    return client.setHttpClient(
        client
            .getHttpClient()
            .newBuilder()
            .addInterceptor(new Authorize(cluster.tokens().orElseThrow()))
            // A watch is silent as long as nothing changes.
            .readTimeout(Duration.ZERO)
            .build());
  }

  private record Authorize(ClusterTokenSource tokens) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      ClusterToken token = tokens.get();
      Response response = chain.proceed(authorized(chain, token));
      if (response.code() != 401) {
        return response;
      }
      response.close();
      tokens.invalidate(token.value());
      return chain.proceed(authorized(chain, tokens.get()));
    }

    private static Request authorized(Chain chain, ClusterToken token) {
      return chain.request().newBuilder().header("Authorization", token.authorization()).build();
    }
  }
}
