package io.github.ibmcontainers.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.error.UnprocessableException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private static final Map<Integer, Class<? extends ServiceException>> TYPES =
      Map.of(
          400, BadRequestException.class,
          401, UnauthorizedException.class,
          403, ForbiddenException.class,
          404, NotFoundException.class,
          409, ConflictException.class,
          422, UnprocessableException.class,
          429, RateLimitedException.class,
          500, ServerException.class,
          504, ServerException.class,
          302, ServiceException.class);

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

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429, 500, 504, 302})
  @DisplayName(
      "#64 each status maps to its exception type, with the service's details in message and fields")
  void statuses(int status) {
    answer(
        status,
        "application/json",
        "{\"incidentID\":\"62721ab7615aee27-CDG\",\"code\":\"Ede7d\",\"description\":\"It did not work.\","
            + "\"type\":\"General\",\"recoveryCLI\":\"Try again.\",\"terseDescription\":\"No.\"}");
    ServiceException e = failure();
    assertThat(e).isExactlyInstanceOf(TYPES.get(status));
    assertThat(e)
        .hasMessageContaining("GET /v1/x returned " + status)
        .hasMessageContaining("Ede7d")
        .hasMessageContaining("It did not work.")
        .hasMessageContaining("62721ab7615aee27-CDG");
    assertThat(e.status()).isEqualTo(status);
    assertThat(e.code()).contains("Ede7d");
    assertThat(e.description()).contains("It did not work.");
    assertThat(e.incidentId()).contains("62721ab7615aee27-CDG");
    assertThat(e.type()).contains("General");
    assertThat(e.details().recoveryCli()).contains("Try again.");
    assertThat(e.details().terseDescription()).contains("No.");
    assertThat(e.details().requestId()).isPresent();
    assertThat(e.details().correlationId()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"errors\":[{\"code\":\"x\",\"message\":\"from errors\"}],\"message\":\"no\"};from errors",
        "{\"errors\":[\"from a list of texts\"]};from a list of texts",
        "{\"error\":\"from error\",\"message\":\"no\"};from error",
        "{\"message\":\"from message\",\"errorMessage\":\"no\"};from message",
        "{\"errorMessage\":\"from errorMessage\"};from errorMessage",
        "only text;only text",
        "{};bad request",
        "[];bad request",
        "{\"description\":{}};bad request",
        "{\"broken\":;bad request",
        "``;bad request",
      })
  @DisplayName("#65 without details from the service, the message describes the status")
  void fallbacks(String body, String expected) {
    answer(400, "application/json", body);
    assertThat(failure()).hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  @DisplayName("#66 a gateway's HTML page isn't in the message, and its stored size is limited")
  void html(int status) {
    String page =
        "<!DOCTYPE html><html><body>" + "<p>Bad gateway</p>".repeat(20_000) + "</body></html>";
    answer(status, "text/html", page);
    ServiceException e = failure();
    assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("<").contains("gateway");
    assertThat(e.body()).startsWith("<!DOCTYPE html>").hasSizeLessThanOrEqualTo(64 * 1024);
  }

  @Test
  @DisplayName("#67 a refused connection is reported with host and port")
  void refused() throws IOException {
    int port = server.getPort();
    server.close();
    assertThatThrownBy(this::call)
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("no connection to")
        .hasMessageContaining(":" + port);
  }

  @Test
  @DisplayName("#67 a broken connection is reported")
  void broken() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThatThrownBy(this::call)
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("broke");
  }

  @Test
  @DisplayName("#67 an unknown host is reported")
  void unknownHost() {
    Dns dns =
        host -> {
          throw new UnknownHostException(host);
        };
    ContainersClient other =
        TestClients.of(server, new ManualTime())
            .httpClient(new OkHttpClient.Builder().dns(dns).build())
            .retryPolicy(RetryPolicy.none())
            .build();
    assertThatThrownBy(() -> other.request("GET", "/v1/x").text())
        .isInstanceOf(HostNotFoundException.class)
        .hasMessageContaining("can't be resolved");
    other.close();
  }

  @Test
  @DisplayName("#67 a certificate for another host is reported")
  void foreignCertificate() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("elsewhere.example").build();
    try (MockWebServer tls = Servers.prompt()) {
      tls.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      tls.start();
      HandshakeCertificates trust =
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(certificate.certificate())
              .build();
      ContainersClient other =
          TestClients.of(tls, new ManualTime())
              .httpClient(
                  new OkHttpClient.Builder()
                      .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                      .build())
              .build();
      assertThatThrownBy(() -> other.request("GET", "/v1/x").text())
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("for another host");
      other.close();
    }
  }

  @Test
  @DisplayName("#67 a response timeout is reported")
  void timeout() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofMillis(50)).build();
    assertThatThrownBy(() -> client.request("GET", "/v1/x").options(options).text())
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("did not answer in time");
  }

  @Test
  @DisplayName("#68 1,000 failures of each kind leak no connection, thread or file")
  void noLeaks() {
    ConnectionPool pool = new ConnectionPool();
    OkHttpClient base = new OkHttpClient.Builder().connectionPool(pool).build();
    ContainersClient other =
        TestClients.of(server, new ManualTime())
            .httpClient(base)
            .retryPolicy(RetryPolicy.none())
            .noRateLimit()
            .build();
    MockResponse[] kinds = {
      new MockResponse.Builder().code(404).body("x".repeat(2000)).build(),
      new MockResponse.Builder()
          .code(502)
          .addHeader("Content-Type", "text/html")
          .body("<html>")
          .build(),
      new MockResponse.Builder().code(200).body("{\"broken\"").build(),
      new MockResponse.Builder().code(200).body("").build(),
      new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build(),
      new MockResponse.Builder()
          .body("x".repeat(2000))
          .onResponseBody(new SocketEffect.CloseSocket())
          .build(),
    };
    int threads = Thread.activeCount();
    long files = openFiles();
    for (MockResponse kind : kinds) {
      for (int i = 0; i < 1000; i++) {
        server.enqueue(kind);
        assertThatThrownBy(() -> new UtilApi(other.generated()).getVersions().execute())
            .isInstanceOf(Exception.class);
      }
      assertThat(pool.connectionCount() - pool.idleConnectionCount()).isZero();
      assertThat(pool.idleConnectionCount()).isLessThanOrEqualTo(1);
    }
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 8);
    // Tolerates class loading and the last connections of server and client.
    assertThat(openFiles()).isLessThanOrEqualTo(files + 50);
    other.close();
  }

  @Test
  @DisplayName("#69 messages contain no headers and no body")
  void noResponseContent() {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .addHeader("Set-Cookie", "session=Pl4nted")
            .addHeader("X-Secret", "Pl4nted")
            .body("{\"code\":\"G0002\",\"token\":\"Pl4nted\",\"description\":\"apikey=Pl4nted\"}")
            .build());
    ServiceException e = failure();
    assertThat(e).hasMessageContaining("G0002");
    assertThat(e.toString() + e.getMessage() + e.details()).doesNotContain("Pl4nted");
    assertThat(e.body()).contains("Pl4nted");
    assertThat(e.details().headers().get("Set-Cookie")).contains("Pl4nted");
  }

  @ParameterizedTest
  @DisplayName("#64 an incident ID that the service repeats is shown once")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"incidentID\":\"62721ab7615aee27-CDG,62721ab7615aee27-CDG\",\"description\":\"It failed.\"}",
        "{\"incidentID\":\"62721ab7615aee27-CDG\",\"description\":\"It failed. Incident ID: 62721ab7615aee27-CDG, 62721ab7615aee27-CDG\"}",
        "{\"message\":\"It failed.\",\"status_code\":500,\"transaction_id\":\"62721ab7615aee27-CDG\"}",
      })
  void incidentOnce(String body) {
    answer(500, "application/json", body);
    ServiceException e = failure();
    assertThat(e.incidentId()).contains("62721ab7615aee27-CDG");
    assertThat(e.getMessage()).containsOnlyOnce("62721ab7615aee27-CDG").contains("It failed.");
  }

  @Test
  @DisplayName("A numeric code is read as text")
  void numericCode() {
    answer(409, "application/json", "{\"code\": 1024, \"description\": \"Taken.\"}");
    assertThat(failure().code()).contains("1024");
  }

  @Test
  void notFoundContainsTheScope() {
    answer(404, "application/json", "{\"code\":\"G0004\",\"description\":\"Not found.\"}");
    ContainersClient view =
        client.with(scope -> scope.account("acc1").resourceGroup("group1").region("eu-de"));
    assertThatThrownBy(() -> view.request("GET", "/v1/x").text())
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("account acc1")
        .hasMessageContaining("resource group group1")
        .hasMessageContaining("region eu-de");
  }

  /** Returns the process's open files, including sockets of client and server; 0 if unknown. */
  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0;
  }

  private void answer(int status, String type, String body) {
    server.enqueue(
        new MockResponse.Builder().code(status).addHeader("Content-Type", type).body(body).build());
  }

  private void call() {
    client.request("GET", "/v1/x").text();
  }

  private ServiceException failure() {
    return catchThrowableOfType(ServiceException.class, this::call);
  }
}
