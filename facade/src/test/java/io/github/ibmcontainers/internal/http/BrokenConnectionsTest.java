package io.github.ibmcontainers.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import io.github.ibmcontainers.testing.UnconnectedSockets;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break during the TLS handshake or within a response body. */
class BrokenConnectionsTest {
  private static final String TEXT = "{\"kubernetes\": []}" + " ".repeat(20_000);

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void stop() {
    server.close();
  }

  private enum Framing {
    LENGTH,
    CHUNKED,
    GZIP
  }

  private static MockResponse response(Framing framing, boolean breaks) {
    MockResponse.Builder response =
        new MockResponse.Builder().setHeader("Content-Type", "application/json");
    switch (framing) {
      case LENGTH -> response.body(TEXT);
      case CHUNKED -> response.chunkedBody(TEXT, 700);
      case GZIP -> response.body(packed()).setHeader("Content-Encoding", "gzip");
    }
    if (breaks) {
      response.onResponseBody(new SocketEffect.CloseSocket());
    }
    return response.build();
  }

  private static Buffer packed() {
    Buffer packed = new Buffer();
    try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
      out.write(TEXT.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed;
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  @DisplayName("#119 a read whose response body breaks once succeeds")
  void bodyBreaksOnce(Framing framing) throws IOException {
    server.start();
    server.enqueue(response(framing, true));
    server.enqueue(response(framing, false));
    try (ContainersClient client = TestClients.of(server, time).build()) {
      assertThat(client.locations().versions()).isEmpty();
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** A response whose stream ends before its length, which HTTP/2 leaves to the client to see. */
  private static MockResponse shortened() {
    return response(Framing.LENGTH, false)
        .newBuilder()
        .body(TEXT.substring(0, TEXT.length() / 2))
        .setHeader("Content-Length", TEXT.length())
        .build();
  }

  @Test
  @DisplayName("#119 over HTTP/2, a body that is shorter than its length is a broken one")
  void shortBody() throws IOException {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.start();
    server.enqueue(shortened());
    server.enqueue(response(Framing.LENGTH, false));
    server.enqueue(shortened());
    OkHttpClient http =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (ContainersClient client = TestClients.of(server, time).httpClient(http).build()) {
      assertThat(client.locations().versions()).isEmpty();
      assertThatThrownBy(() -> client.request("POST", "/v1/x").bytes())
          .isInstanceOf(ConnectionException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH, GET",
    "CHUNKED, GET",
    "GZIP, GET",
    "LENGTH, POST",
    "CHUNKED, POST",
    "GZIP, POST"
  })
  @DisplayName(
      "#119 a response body that always breaks has the same exception type for each framing")
  void bodyBreaksAlways(Framing framing, String method) throws IOException {
    server.start();
    for (int i = 0; i < 3; i++) {
      server.enqueue(response(framing, true));
    }
    try (ContainersClient client = TestClients.of(server, time).build()) {
      assertThatThrownBy(() -> client.request(method, "/v1/x").text())
          .isInstanceOf(ConnectionException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(method.equals("GET") ? 3 : 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("#119 a token request whose response body breaks once is retried")
  void iam(boolean chunked) throws IOException {
    server.start();
    String token = "{\"access_token\": \"opaque\", \"expires_in\": 3600}";
    MockResponse.Builder whole =
        chunked
            ? new MockResponse.Builder().chunkedBody(token, 7)
            : new MockResponse.Builder().body(token);
    whole.setHeader("Content-Type", "application/json");
    MockResponse broken =
        whole.build().newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
    server.enqueue(broken);
    server.enqueue(whole.build());
    try (ContainersClient client =
        TestClients.of(server, time).credential(Credential.apiKey("key")).build()) {
      assertThat(client.token().accessToken()).isEqualTo("opaque");
    }
    for (int i = 0; i < 3; i++) {
      server.enqueue(broken);
    }
    try (ContainersClient client =
        TestClients.of(server, time).credential(Credential.apiKey("key")).build()) {
      assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  /** Sockets of which the first ones are closed when the server should respond. */
  private static final class BreakingSockets extends UnconnectedSockets {
    private final AtomicInteger breaking;
    private final boolean reset;

    BreakingSockets(int breaking, boolean reset) {
      this.breaking = new AtomicInteger(breaking);
      this.reset = reset;
    }

    @Override
    public Socket createSocket() {
      if (breaking.getAndDecrement() <= 0) {
        return new Socket();
      }
      return new Socket() {
        @Override
        public InputStream getInputStream() {
          return new InputStream() {
            @Override
            public int read() throws IOException {
              if (reset) {
                throw new SocketException("Connection reset");
              }
              return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              return read();
            }
          };
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, false", "GET, true", "POST, false", "POST, true"})
  @DisplayName("#118 a connection closed during the TLS handshake is retried")
  void handshakeClosed(String method, boolean reset) throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    server.useHttps(trust.sslSocketFactory());
    server.start();
    server.enqueue(new MockResponse.Builder().body("ok").build());
    OkHttpClient.Builder base =
        new OkHttpClient.Builder().sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
    try (ContainersClient client =
        TestClients.of(server, time)
            .httpClient(base.socketFactory(new BreakingSockets(1, reset)).build())
            .build()) {
      assertThat(client.request(method, "/v1/x").text().value()).isEqualTo("ok");
    }
    assertThat(time.sleeps()).hasSize(1);
    try (ContainersClient client =
        TestClients.of(server, time)
            .httpClient(
                base.socketFactory(new BreakingSockets(9, reset))
                    .connectionPool(new ConnectionPool())
                    .build())
            .build()) {
      assertThatThrownBy(() -> client.request(method, "/v1/x").text())
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining(reset ? "broke" : "TLS handshake");
    }
    assertThat(time.sleeps()).hasSize(3);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
