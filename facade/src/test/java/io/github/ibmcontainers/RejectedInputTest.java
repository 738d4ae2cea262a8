package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.testing.CapturedLog;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, header names and paths that are rejected before a request is sent. */
class RejectedInputTest {
  private static final Endpoints PUBLIC = Endpoints.publicNetwork();

  private static final List<Function<HttpUrl, Object>> SETTERS =
      List.of(
          url -> PUBLIC.toBuilder().iam(url),
          url -> PUBLIC.toBuilder().accounts(url),
          url -> PUBLIC.toBuilder().containers(url),
          url -> PUBLIC.toBuilder().resourceController(url),
          url -> Endpoints.of(url, PUBLIC.accounts(), PUBLIC.containers()),
          url -> Endpoints.of(PUBLIC.iam(), url, PUBLIC.containers()),
          url -> Endpoints.of(PUBLIC.iam(), PUBLIC.accounts(), url),
          url -> IamClient.builder(new OkHttpClient()).endpoint(url),
          url -> Credential.vpcInstance().metadata(url),
          url -> Accounts.of(new OkHttpClient(), url, "test", () -> "Bearer x"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "http://10.0.0.1/",
        "http://localhost.example.com/",
        "https://user@example.com/",
        "https://user:Pl4nted@example.com/",
        "https://example.com/?a=Pl4nted",
        "https://example.com/#Pl4nted"
      })
  @DisplayName(
      "#130 #135 a clear-text endpoint with a user, query or fragment is rejected by its setter")
  void endpoints(String url) {
    for (Function<HttpUrl, Object> setter : SETTERS) {
      assertThatThrownBy(() -> setter.apply(HttpUrl.get(url)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("host: ")
          .hasMessageNotContaining("Pl4nted");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/", "http://localhost:1/", "http://[::1]/"})
  @DisplayName("#130 HTTPS and loopback endpoints are accepted")
  void acceptedEndpoints(String url) {
    for (Function<HttpUrl, Object> setter : SETTERS) {
      assertThat(setter.apply(HttpUrl.get(url))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "X:Y", "X Y", "X\tY", "X\r\nY", "X\u0000", "X-Ü", "X(Y)", "X/Y", "X\"", "X,Y"
      })
  @DisplayName("#131 an invalid header name is rejected")
  void headerNames(String name) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "Pl4nted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header's name")
        .hasMessageNotContaining("Pl4nted");
    assertThatThrownBy(() -> IamClient.builder(new OkHttpClient()).header(name, "Pl4nted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Pl4nted");
  }

  @Test
  @DisplayName("#121 #131 an invalid header value is rejected and not quoted")
  void headerValues() {
    assertThatThrownBy(() -> IamClient.builder(new OkHttpClient()).header("X-A", "Pl4nted\u0000é"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-A")
        .hasMessageNotContaining("Pl4nted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../x",
        "/v1/./x",
        "/..",
        "/v1/%2e%2e/x",
        "/v1/%2E%2e/x",
        "/v1/.%2e/x",
        "/v1/%252e%252e/x",
        "/v1/..;a=b/x",
        "/v1/..%3Ba/x",
        "/v1/..\\x",
        "/v1\\..\\x",
        "/v1/%5c..%5cx",
        "/v1/a%2fb",
        "/v1/..%2F..%2Fx",
        "/v1/a%252Fb",
        "/v1/.\t./x",
        "/v1/.\n./x",
        "/v1/\r\n",
        "/v1/a b",
        "/v1/%00",
        "/v1/%0d%0aX:y",
        "/v1/%7f",
        "v1/x",
        "https://example.com/",
      })
  @DisplayName(
      "#131 a raw path that could escape the base URL is rejected and its secrets are not quoted")
  void paths(String path) throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
        String leaky = path + "/token=Pl4nted";
        assertThatThrownBy(() -> client.request("GET", leaky))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("The path must")
            .hasMessageNotContaining("Pl4nted");
        assertThat(server.getRequestCount()).isZero();
      }
    }
  }

  @Test
  @DisplayName("#131 an empty path segment isn't read as a host")
  void emptySegments() throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      server.enqueue(new MockResponse.Builder().body("seen").build());
      server.enqueue(new MockResponse.Builder().body("seen").build());
      try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
        client.request("GET", "//example.com/x").text();
        client.request("GET", "//example.com/x").fromRoot().text();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/global//example.com/x");
        assertThat(server.takeRequest().getTarget()).isEqualTo("//example.com/x");
      }
    }
  }

  @Test
  @DisplayName("#131 secrets in a raw path don't appear in messages, events or the log")
  void redactedPaths() throws Exception {
    List<ClientEvent> events = new CopyOnWriteArrayList<>();
    try (MockWebServer server = Servers.prompt();
        CapturedLog log = new CapturedLog(Level.ALL)) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(500).build());
      try (ContainersClient client =
          TestClients.of(server, new ManualTime()).listener(events::add).build()) {
        assertThatThrownBy(() -> client.request("GET", "/v1/a%20b/token=Pl4nted").text())
            .isInstanceOf(ServiceException.class)
            .hasMessageContaining("GET /v1/a%20b/token=[redacted]")
            .hasMessageNotContaining("Pl4nted");
      }
      assertThat(server.takeRequest().getTarget()).isEqualTo("/global/v1/a%20b/token=Pl4nted");
      assertThat(events).isNotEmpty();
      assertThat(events.toString()).doesNotContain("Pl4nted").contains("token=[redacted]");
      assertThat(log.text()).doesNotContain("Pl4nted").contains("token=[redacted]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/caf%C3%89/%E6%97%A5%C3%9F", "/v1/É", "/v1/%20", "/v1/a;b=1", "/v1/a%3Fb"})
  @DisplayName("#131 a raw path with encoded non-ASCII characters is sent unchanged")
  void encodedPaths(String path) throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.enqueue(new MockResponse.Builder().body("ok").build());
      server.start();
      try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
        assertThat(client.request("GET", path).text().value()).isEqualTo("ok");
      }
      assertThat(take(server).getTarget()).isEqualTo("/global" + path.replace("É", "%C3%89"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Encoding",
        "Upgrade",
        "TE",
        "Expect",
        "Proxy-Authorization",
        "X-Request-ID"
      })
  @DisplayName("#131 headers managed by the client or by HTTP can't be set")
  void reservedHeaders(String name) {
    for (String written : List.of(name, name.toLowerCase(Locale.ROOT))) {
      assertThatThrownBy(() -> RequestOptions.builder().header(written, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(written);
    }
  }

  @Test
  @DisplayName("A caller's correlation ID is sent and reported with the failure")
  void correlationId() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.enqueue(new MockResponse.Builder().code(400).body("{}").build());
      server.start();
      RequestOptions options =
          RequestOptions.builder().header("x-correlation-id", "of-the-pipeline").build();
      try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
        assertThatThrownBy(() -> client.request("GET", "/v1/x").options(options).text())
            .isInstanceOfSatisfying(
                BadRequestException.class,
                e -> assertThat(e.details().correlationId()).contains("of-the-pipeline"));
      }
      assertThat(take(server).getHeaders().values("X-Correlation-ID"))
          .containsExactly("of-the-pipeline");
    }
  }

  private static RecordedRequest take(MockWebServer server) {
    try {
      return server.takeRequest();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
