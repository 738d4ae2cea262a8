package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.testing.CapturedLog;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.logging.Level;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLogTest {
  private final MockWebServer server = Servers.prompt();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, new ManualTime()).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("#105 the most verbose level logs requests and responses without secrets")
  void verbose() {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .addHeader("Content-Type", "application/json")
            .addHeader("Set-Cookie", "s=Pl4nted; Path=/")
            .addHeader("Location", "https://h/#access_token=Pl4nted&x=1")
            .body("{\"description\":\"seen\",\"token\":\"Pl4nted, and \\\"more Pl4nted\\\"\"}")
            .build());
    try (CapturedLog log = new CapturedLog(Level.ALL)) {
      assertThatThrownBy(
              () ->
                  client
                      .request("PUT", "/v1/x")
                      .query("apikey", "Pl4nted")
                      .json("{\"password\":\"Pl4nted\",\"name\":\"visible\"}")
                      .text())
          .isInstanceOf(ServiceException.class);
      assertThat(log.text())
          .doesNotContain("Pl4nted")
          .doesNotContain(TestClients.TOKEN)
          .contains("PUT")
          .contains("visible")
          .contains("seen")
          .contains("Authorization: [redacted]")
          .contains("returned 500");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token: |\n", "  a line\n", "\\", "{\"a\":[", "[", "password: [", "\""})
  @DisplayName("#127 a malicious error body causes no stack overflow, with and without logging")
  void hostileBodies(String part) {
    String body = "{\"code\":\"E1\",\"x\":" + part.repeat(5_000);
    for (Level level : new Level[] {Level.OFF, Level.ALL}) {
      for (String type : new String[] {"application/json", "text/plain"}) {
        server.enqueue(
            new MockResponse.Builder()
                .code(500)
                .addHeader("Content-Type", type)
                .body(body)
                .build());
        try (CapturedLog log = new CapturedLog(level)) {
          assertThatThrownBy(() -> client.request("GET", "/v1/x").text())
              .isInstanceOf(ServiceException.class)
              .hasMessageContaining("500");
          assertThat(log.text().contains("returned 500")).isEqualTo(level.equals(Level.ALL));
        }
      }
    }
  }

  @Test
  @DisplayName("#106 secrets in a URL are redacted, even if the call fails")
  void urls() throws IOException {
    int port = server.getPort();
    server.close();
    try (CapturedLog log = new CapturedLog(Level.FINE)) {
      assertThatThrownBy(
              () -> client.request("GET", "/v1/x").query("refresh_token", "Pl4nted").text())
          .hasMessageNotContaining("Pl4nted");
      assertThat(log.text()).contains(":" + port).contains("failed").doesNotContain("Pl4nted");
    }
  }

  @Test
  @DisplayName("#107 without logging, no body is read ahead")
  void off() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("x".repeat(100_000))
            .throttleBody(50_000, 1, java.util.concurrent.TimeUnit.MILLISECONDS)
            .build());
    try (CapturedLog log = new CapturedLog(Level.INFO)) {
      client.request("GET", "/v1/x").text();
      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  @DisplayName("#107 without logging, the response is returned before its body arrives")
  void offDoesNotWaitForTheBody() throws Exception {
    // A text body that stalls after its start: reading ahead would wait until the call's timeout.
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("x".repeat(100_000))
            .throttleBody(1024, 1, java.util.concurrent.TimeUnit.HOURS)
            .build());
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofSeconds(20)).build();
    try (CapturedLog log = new CapturedLog(Level.INFO);
        ResponseBody body =
            new ClustersApi(client.generated(options)).getClusterConfig("c").executeForBody();
        InputStream in = body.byteStream()) {
      assertThat(in.readNBytes(10)).hasSize(10);
      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  @DisplayName("#107 with logging, only the start of a download is read into memory")
  void download() throws Exception {
    // A body that stalls after its start: reading all of it would never end.
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/octet-stream")
            .body("x".repeat(200_000))
            .throttleBody(64 * 1024, 1, java.util.concurrent.TimeUnit.HOURS)
            .build());
    try (CapturedLog log = new CapturedLog(Level.ALL);
        ResponseBody body =
            new ClustersApi(client.generated()).getClusterConfig("c").executeForBody();
        InputStream in = body.byteStream()) {
      assertThat(in.readNBytes(10)).hasSize(10);
      assertThat(log.text()).contains("(body not shown)");
    }
  }

  @Test
  @DisplayName("#106 a rejected path is quoted without its secrets")
  void rejectedPaths() {
    assertThatThrownBy(() -> client.request("GET", "/v1/x?token=Pl4nted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add the query with query(...)")
        .hasMessageContaining("/v1/x")
        .hasMessageNotContaining("Pl4nted");
    assertThatThrownBy(() -> client.request("GET", "/v1/../apikey=Pl4nted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Pl4nted");
  }

  @Test
  @DisplayName("#69 #106 exceptions of the HTTP stack don't contain the query")
  void timeouts() {
    server.enqueue(
        new MockResponse.Builder().headersDelay(1, java.util.concurrent.TimeUnit.HOURS).build());
    ContainersClient hasty =
        TestClients.of(server, new ManualTime()).timeout(Duration.ofMillis(50)).build();
    assertThatThrownBy(() -> hasty.request("GET", "/v1/x").query("token", "Pl4nted").text())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageNotContaining("Pl4nted")
        .hasMessageNotContaining("?");
    hasty.close();
  }
}
