package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rejections by a proxy are distinguished from rejections by a service. */
class ProxyRefusalTest {
  private static final String CLEAR = "http://127.0.0.1:1";
  private static final String TLS = "https://service.test";

  private final MockWebServer proxy = Servers.prompt();
  private int status = 407;

  @BeforeEach
  void start() throws IOException {
    proxy.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .code(status)
                .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                .body("<html>Log in to the proxy</html>")
                .build();
          }
        });
    proxy.start();
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  private ContainersClient client(Credential credential, String base) {
    HttpUrl url = HttpUrl.get(base);
    return ContainersClient.builder()
        .credential(credential)
        .endpoints(
            Endpoints.of(
                url.resolve("/iam"), url.resolve("/coe/v2/accounts"), url.resolve("/global")))
        .httpClient(new OkHttpClient.Builder().proxy(proxy.getProxyAddress()).build())
        .time(new ManualTime())
        .build();
  }

  @Test
  @DisplayName("#87 a 407 in place of the container API's response is reported as the proxy's")
  void containerApi() {
    try (ContainersClient client = client(Credential.bearerToken("t"), CLEAR)) {
      assertThatThrownBy(() -> client.clusters().get("c1"))
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.status()).isEqualTo(407))
          .hasMessageContaining("the proxy requires authentication");
    }
    assertThat(proxy.getRequestCount()).isOne();
  }

  @Test
  @DisplayName(
      "#87 a 407 in place of IAM's response is reported as the proxy's, not as a rejected credential")
  void iam() {
    try (ContainersClient client = client(Credential.apiKey("key"), CLEAR)) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(client::token)
            .isInstanceOf(IamUnavailableException.class)
            .hasMessageContaining("the proxy requires authentication");
      }
    }
    // It isn't cached as a rejected credential.
    assertThat(proxy.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"407, requires authentication", "403, 403", "502, 502"})
  @DisplayName(
      "#87 a tunnel rejected by the proxy is reported as the proxy's rejection and isn't retried")
  void tunnelToContainerApi(int refusal, String reason) {
    status = refusal;
    try (ContainersClient client = client(Credential.bearerToken("t"), TLS)) {
      assertThatThrownBy(() -> client.clusters().get("c1"))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("the proxy refused to connect to service.test:443")
          .hasMessageContaining(reason);
    }
    assertThat(proxy.getRequestCount()).isOne();
  }

  @Test
  @DisplayName("#87 a tunnel to IAM rejected by the proxy isn't a rejected credential")
  void tunnelToIam() {
    try (ContainersClient client = client(Credential.apiKey("key"), TLS)) {
      assertThatThrownBy(client::token)
          .isInstanceOf(IamUnavailableException.class)
          .hasMessageContaining("the proxy refused to connect to service.test:443")
          .hasMessageContaining("requires authentication");
    }
    assertThat(proxy.getRequestCount()).isOne();
  }
}
