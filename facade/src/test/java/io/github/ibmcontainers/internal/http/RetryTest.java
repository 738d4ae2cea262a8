package io.github.ibmcontainers.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawRequest;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.OneShotBody;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<ClientEvent> events = new ArrayList<>();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, time).listener(events::add).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  @DisplayName(
      "#72 a read is retried after a transient failure, and the retry's response is returned")
  void readsAreRepeated(int status) throws Exception {
    answer(status);
    server.enqueue(new MockResponse.Builder().body("ok").build());
    assertThat(get().text().value()).isEqualTo("ok");
    assertThat(server.getRequestCount()).isEqualTo(2);
    RecordedRequest first = server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getTarget()).isEqualTo(first.getTarget()).isEqualTo("/global/v1/x");
    assertThat(second.getHeaders().get("X-Correlation-ID"))
        .isEqualTo(first.getHeaders().get("X-Correlation-ID"));
    assertThat(second.getHeaders().get("X-Request-ID"))
        .isNotEqualTo(first.getHeaders().get("X-Request-ID"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 60})
  @DisplayName("#70 a Retry-After in seconds of at most the longest is waited for completely")
  void waitsForSeconds(int seconds) {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", seconds).build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    get().text();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("#70 a Retry-After with an HTTP date is waited for")
  void waitsForDate() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "Thu, 01 Jan 2026 00:00:07 GMT")
            .build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    get().text();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon"})
  @DisplayName("#70 an invalid Retry-After is ignored in favor of the backoff")
  void invalidRetryAfter(String value) {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", value).build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    get().text();
    assertThat(time.sleeps())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61", "86400", "1000000000000"})
  @DisplayName("#71 a longer Retry-After ends the call immediately with the error")
  void hugeRetryAfter(String value) {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", value).build());
    RateLimitedException e = catchThrowableOfType(RateLimitedException.class, () -> get().text());
    assertThat(e.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isPositive());
    assertThat(time.sleeps()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "5,5"})
  @DisplayName(
      "#72 exhausted attempts: the last error is thrown after exactly the allowed requests")
  void exhausted(int attempts, int requests) {
    for (int i = 1; i <= requests; i++) {
      server.enqueue(
          new MockResponse.Builder().code(503).body("{\"code\":\"E000" + i + "\"}").build());
    }
    RequestOptions options =
        RequestOptions.builder().retryPolicy(RetryPolicy.standard().withAttempts(attempts)).build();
    ServiceException e =
        catchThrowableOfType(ServiceException.class, () -> get().options(options).text());
    assertThat(e.code()).contains("E000" + requests);
    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  @Test
  @DisplayName("#72 the builder can turn retries off")
  void off() {
    ContainersClient once = TestClients.of(server, time).retryPolicy(RetryPolicy.none()).build();
    answer(503);
    assertThatThrownBy(() -> once.request("GET", "/v1/x").text())
        .isInstanceOf(ServiceException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    once.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 422, 500, 501})
  @DisplayName("#73 permanent failures aren't retried")
  void permanentFailure(int status) {
    answer(status);
    assertThatThrownBy(() -> get().text()).isInstanceOf(ServiceException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"POST,500", "POST,502", "POST,503", "POST,504", "PATCH,502", "PATCH,504", "POST,408"})
  @DisplayName("#74 a create or change isn't retried after a failure of unknown outcome")
  void createsAreNot(String method, int status) {
    answer(status);
    assertThatThrownBy(() -> client.request(method, "/v1/x").json("{}").text())
        .isInstanceOf(ServiceException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  @DisplayName("#111 a create deferred with Retry-After may have been executed, so it is sent once")
  void deferredCreate(int status) {
    server.enqueue(new MockResponse.Builder().code(status).addHeader("Retry-After", "2").build());
    assertThatThrownBy(() -> client.request("POST", "/v1/x").json("{}").text())
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.status()).isEqualTo(status));
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  @DisplayName("#74 a create whose connection broke after sending isn't retried")
  void createBroke() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThatThrownBy(() -> client.request("POST", "/v1/x").json("{}").text())
        .isInstanceOf(ConnectionException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("#74 a create is retried if no connection could be opened")
  void createNotSent() throws IOException {
    int port = server.getPort();
    server.close();
    assertThatThrownBy(() -> client.request("POST", "/v1/x").json("{}").text())
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("no connection to")
        .hasMessageContaining(":" + port);
    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  @DisplayName("#74 the caller may declare a create repeatable")
  void declaredRepeatable() {
    answer(502);
    server.enqueue(new MockResponse.Builder().body("ok").build());
    RequestOptions options = RequestOptions.builder().repeatable().build();
    assertThat(client.request("POST", "/v1/x").json("{}").options(options).text().value())
        .isEqualTo("ok");
  }

  @Test
  @DisplayName("#75 a read whose connection broke is retried")
  void readBroke() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    assertThat(get().text().value()).isEqualTo("ok");
    assertThat(events).filteredOn(ClientEvent.RetryScheduled.class::isInstance).hasSize(1);
  }

  @Test
  @DisplayName("#76 an untrusted certificate isn't retried")
  void untrusted() throws IOException {
    try (MockWebServer tls = Servers.prompt()) {
      HeldCertificate certificate =
          new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
      tls.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      tls.start();
      ContainersClient other = TestClients.of(tls, time).build();
      assertThatThrownBy(() -> other.request("GET", "/v1/x").text())
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("certificate")
          .hasMessageContaining("not trusted");
      assertThat(time.sleeps()).isEmpty();
      other.close();
    }
  }

  @Test
  @DisplayName("#77 backoff grows, is random below a bound, and is capped")
  void backOff() {
    RetryPolicy policy =
        new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60));
    List<List<Duration>> runs = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      for (int i = 0; i < 8; i++) {
        answer(503);
      }
      int before = time.sleeps().size();
      RequestOptions options = RequestOptions.builder().retryPolicy(policy).build();
      assertThatThrownBy(() -> get().options(options).text()).isInstanceOf(ServiceException.class);
      runs.add(List.copyOf(time.sleeps().subList(before, time.sleeps().size())));
    }
    long[] bounds = {1000, 2000, 4000, 4000, 4000, 4000, 4000};
    for (List<Duration> run : runs) {
      assertThat(run).hasSize(7);
      for (int i = 0; i < run.size(); i++) {
        assertThat(run.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(bounds[i]));
      }
    }
    assertThat(runs).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "#78 an interrupt during the backoff ends the call, keeps the flag and sends no more requests")
  void interrupted() {
    answer(503);
    ContainersClient other =
        TestClients.of(server, time)
            .listener(
                event -> {
                  if (event instanceof ClientEvent.RetryScheduled) {
                    Thread.currentThread().interrupt();
                  }
                })
            .build();
    try {
      assertThatThrownBy(() -> other.request("GET", "/v1/x").text())
          .isInstanceOf(CallCanceledException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
      other.close();
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("#78 a thread that is already interrupted sends nothing twice and keeps the flag")
  void interruptedBefore() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> get().text()).isInstanceOf(CallCanceledException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  @DisplayName("#78 canceling during the backoff ends the call immediately")
  void canceled() throws IOException {
    answer(503);
    List<Call> calls = new ArrayList<>();
    ContainersClient other =
        TestClients.of(server, time)
            .listener(
                event -> {
                  if (event instanceof ClientEvent.RetryScheduled) {
                    calls.get(0).cancel();
                  }
                })
            .build();
    calls.add(new UtilApi(other.generated()).getVersions().buildCall());
    assertThatThrownBy(() -> calls.get(0).execute()).isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
    other.close();
  }

  @Test
  @DisplayName("#78 a backoff that would exceed the deadline isn't started")
  void deadline() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "8").build());
    }
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofSeconds(12)).build();
    assertThatThrownBy(() -> get().options(options).text())
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("503");
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  @DisplayName(
      "#79 the failed response is closed before the backoff: all attempts share one connection")
  void closedBeforeWaiting() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).body("x".repeat(100)).build());
    server.enqueue(new MockResponse.Builder().code(503).body("x".repeat(100)).build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    get().text();
    for (int i = 0; i < 3; i++) {
      assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }
  }

  @Test
  @DisplayName("#81 a compressed response is complete on the second attempt")
  void gzip() throws IOException {
    Buffer packed = new Buffer();
    try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
      out.write("whole".getBytes(UTF_8));
    }
    answer(502);
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed).build());
    assertThat(get().text().value()).isEqualTo("whole");
  }

  @Test
  @DisplayName("#81 a request body is complete on the second attempt")
  void bodyAgain() throws Exception {
    answer(502);
    server.enqueue(new MockResponse.Builder().body("ok").build());
    client.request("PUT", "/v1/x").json("{\"a\":\"ü\"}").text();
    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"a\":\"ü\"}");
  }

  @Test
  @DisplayName("#53 a one-shot body is never sent twice")
  void oneShot() {
    answer(502);
    assertThatThrownBy(() -> client.request("PUT", "/v1/x").body(new OneShotBody("once")).text())
        .isInstanceOf(ServiceException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void eventsReportEachRetryAndTheEnd() {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "3").build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    get().text();
    assertThat(events)
        .satisfiesExactly(
            retry ->
                assertThat(retry)
                    .isEqualTo(
                        new ClientEvent.RetryScheduled(
                            "GET /v1/x", 1, "503", Duration.ofSeconds(3))),
            end -> {
              ClientEvent.CallEnded ended = (ClientEvent.CallEnded) end;
              assertThat(ended.attempts()).isEqualTo(2);
              assertThat(ended.status()).hasValue(200);
              assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(3));
            });
  }

  private RawRequest get() {
    return client.request("GET", "/v1/x");
  }

  private void answer(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
  }
}
