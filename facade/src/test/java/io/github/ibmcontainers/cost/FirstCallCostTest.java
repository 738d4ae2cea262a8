package io.github.ibmcontainers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamStub;
import io.github.ibmcontainers.auth.Jwts;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.TransportException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first calls of a client over TLS: the number of connections, and the work done concurrently.
 */
class FirstCallCostTest {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private static final HandshakeCertificates TLS =
      new HandshakeCertificates.Builder()
          .heldCertificate(CERTIFICATE)
          .addTrustedCertificate(CERTIFICATE.certificate())
          .build();

  private final MockWebServer iam = Servers.prompt();
  private final MockWebServer containers = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final Map<Integer, AtomicInteger> handshakes = new ConcurrentHashMap<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private Function<RecordedRequest, MockResponse> login =
      request -> IamStub.token(Jwts.forAccount("a1"));

  @BeforeEach
  void start() throws IOException {
    start(iam, request -> login.apply(request));
    start(containers, request -> Responses.json("[]"));
  }

  private static void start(MockWebServer server, Function<RecordedRequest, MockResponse> answer)
      throws IOException {
    server.useHttps(TLS.sslSocketFactory());
    server.setDispatcher(Responses.to(request -> answer.apply(request)));
    server.start();
  }

  @AfterEach
  void stop() {
    iam.close();
    containers.close();
  }

  private ContainersClient client(Credential credential) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(TLS.sslSocketFactory(), TLS.trustManager())
            .eventListener(
                new EventListener() {
                  @Override
                  public void connectEnd(
                      Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
                    handshakes
                        .computeIfAbsent(address.getPort(), port -> new AtomicInteger())
                        .incrementAndGet();
                    if (address.getPort() == containers.getPort()) {
                      connected.countDown();
                    }
                  }
                })
            .build();
    return ContainersClient.builder()
        .credential(credential)
        .endpoints(
            Endpoints.of(iam.url("/"), iam.url("/coe/v2/accounts"), containers.url("/global")))
        .httpClient(http)
        .time(time)
        .build();
  }

  private int handshakes(MockWebServer server) {
    AtomicInteger count = handshakes.get(server.getPort());
    return count == null ? 0 : count.get();
  }

  private boolean isConnected() {
    try {
      return connected.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  @DisplayName(
      "The first list opens two connections; the one to the service is opened during the login")
  void firstList() {
    login =
        request ->
            isConnected()
                ? IamStub.token(Jwts.forAccount("a1"))
                : IamStub.error(
                    500, "late", "no connection to the service was opened during the login");
    try (ContainersClient client = client(Credential.apiKey("key"))) {
      assertThat(client.clusters().list().all()).isEmpty();
    }
    assertThat(handshakes(iam)).isEqualTo(1);
    assertThat(handshakes(containers)).isEqualTo(1);
    assertThat(containers.getRequestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("With a bearer token, concurrent first calls share one connection")
  void bearer() {
    try (ContainersClient client = client(Credential.bearerToken("opaque"))) {
      assertThat(client.clusters().list().all()).isEmpty();
    }
    assertThat(handshakes(containers)).isEqualTo(1);
  }

  @Test
  @DisplayName("Over HTTP/1.1, a first call opens one connection")
  void http1() {
    containers.setProtocols(List.of(Protocol.HTTP_1_1));
    try (ContainersClient client = client(Credential.apiKey("key"))) {
      assertThat(client.clusters().list(Provider.VPC)).isEmpty();
      assertThat(handshakes(containers)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "http/1.1"})
  @DisplayName("A token that takes long is sent on a connection that is checked again")
  void slowLogin(String protocol) throws IOException {
    containers.setProtocols(
        protocol.equals("h2")
            ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
            : List.of(Protocol.get(protocol)));
    login =
        request -> {
          assertThat(isConnected()).isTrue();
          time.advance(Duration.ofSeconds(20));
          return IamStub.token(Jwts.forAccount("a1"));
        };
    try (ContainersClient client = client(Credential.apiKey("key"))) {
      assertThat(client.clusters().list().all()).isEmpty();
    }
    assertThat(containers.getRequestCount()).isEqualTo(3);
    assertThat(iam.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("A failed login sends nothing on the connection and is reported unchanged")
  void rejectedLogin() {
    login =
        request -> {
          assertThat(isConnected()).isTrue();
          return IamStub.error(400, "BXNIM0415E", "Provided API key not found");
        };
    try (ContainersClient client = client(Credential.apiKey("key"))) {
      assertThatThrownBy(() -> client.clusters().list()).isInstanceOf(BadCredentialException.class);
    }
    assertThat(containers.getRequestCount()).isZero();
    assertThat(iam.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("If the service is unreachable, each call reports it")
  void unreachable() {
    containers.close();
    try (ContainersClient client = client(Credential.bearerToken("opaque"))) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(() -> client.clusters().list()).isInstanceOf(TransportException.class);
      }
    }
  }
}
