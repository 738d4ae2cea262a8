package io.github.ibmcontainers.kubernetes;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.OneShotBody;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Certificate validation against servers with valid and invalid certificates, and broken streams.
 */
class ClusterTlsTest {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("cluster-ca").build();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicInteger logins = new AtomicInteger();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private HeldCertificate.Builder certificate(HeldCertificate signer) {
    return new HeldCertificate.Builder()
        .signedBy(signer)
        .commonName("apiserver")
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1");
  }

  private MockWebServer server(HeldCertificate own, HeldCertificate... trustedClients)
      throws IOException {
    HandshakeCertificates.Builder handshake =
        new HandshakeCertificates.Builder().heldCertificate(own);
    for (HeldCertificate client : trustedClients) {
      handshake.addTrustedCertificate(client.certificate());
    }
    MockWebServer server = Servers.prompt();
    server.useHttps(handshake.build().sslSocketFactory());
    if (trustedClients.length > 0) {
      server.requireClientAuth();
    }
    server.start(InetAddress.getLoopbackAddress(), 0);
    open.add(server);
    return server;
  }

  private KubernetesAccess access(MockWebServer server, Optional<ClusterTrust.Identity> identity) {
    return access(server, "localhost", List.of(authority), identity);
  }

  private KubernetesAccess access(
      MockWebServer server,
      String host,
      List<HeldCertificate> authorities,
      Optional<ClusterTrust.Identity> identity) {
    ClusterTrust trust =
        new ClusterTrust(authorities.stream().map(HeldCertificate::certificate).toList(), identity);
    OkHttpClient base = new OkHttpClient();
    OkHttpClient.Builder http = base.newBuilder();
    trust.apply(http, base);
    Optional<ClusterTokenSource> tokens =
        identity.isPresent()
            ? Optional.empty()
            : Optional.of(
                new ClusterTokenSource(
                    () ->
                        new ClusterTokenCache.Fetched(
                            "token-" + logins.incrementAndGet(), Duration.ofMinutes(20)),
                    time,
                    new ClientLifetime()));
    tokens.ifPresent(source -> http.addInterceptor(new ClusterAuthorize(source)));
    KubernetesAccess access =
        new KubernetesAccess(
            new ClusterConnection(
                "mycluster",
                server.url("/").newBuilder().host(host).build(),
                authorities.stream().findFirst().map(HeldCertificate::certificatePem),
                trust.authorities(),
                tokens,
                Optional.empty(),
                Optional.empty(),
                false),
            ClusterEndpoint.PUBLIC,
            http.build(),
            Optional.empty(),
            new ClientLifetime());
    open.add(0, access);
    return access;
  }

  @Test
  @DisplayName("The cluster's own CA is trusted, and certificates that it signed are accepted")
  void trustsTheClustersCa() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    server.enqueue(json("{\"major\":\"1\",\"minor\":\"30\"}"));
    assertThat(access(server, Optional.empty()).version().minor()).isEqualTo("30");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
  }

  @Test
  @DisplayName(
      "#67 a wrong CA, an expired certificate and a wrong host are reported as such and receive no token")
  void reportsTheTlsProblem() throws Exception {
    HeldCertificate otherAuthority =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("cluster-ca").build();
    expectTlsFailure(
        server(certificate(otherAuthority).build()),
        "localhost",
        List.of(authority),
        "not signed by the cluster's CA");
    long now = Instant.now().toEpochMilli();
    expectTlsFailure(
        server(
            certificate(authority).validityInterval(now - 86_400_000L, now - 3_600_000L).build()),
        "localhost",
        List.of(authority),
        "has expired");
    expectTlsFailure(
        server(
            certificate(authority).validityInterval(now + 3_600_000L, now + 86_400_000L).build()),
        "localhost",
        List.of(authority),
        "not valid yet");
    HeldCertificate foreign =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("c9.us-south.containers.cloud.ibm.com")
            .build();
    expectTlsFailure(server(foreign), "localhost", List.of(authority), "for another host");
    expectTlsFailure(
        server(certificate(authority).build()),
        "localhost",
        List.of(),
        "the kubeconfig has no CA of the cluster");
  }

  private void expectTlsFailure(
      MockWebServer server, String host, List<HeldCertificate> authorities, String words)
      throws InterruptedException {
    KubernetesAccess access = access(server, host, authorities, Optional.empty());
    assertThatThrownBy(access::version)
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("GET /version failed at " + host)
        .hasMessageContaining(words)
        .hasMessageNotContaining("token-");
    assertThat(server.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  @DisplayName("An administrator presents the certificate, whatever the format of its key")
  void clientCertificates() throws Exception {
    HeldCertificate rsa =
        new HeldCertificate.Builder().rsa2048().signedBy(authority).commonName("admin").build();
    HeldCertificate ec =
        new HeldCertificate.Builder().ecdsa256().signedBy(authority).commonName("admin").build();
    for (String key : List.of(rsa.privateKeyPkcs8Pem(), rsa.privateKeyPkcs1Pem())) {
      expectAdmin(rsa, key);
    }
    expectAdmin(ec, ec.privateKeyPkcs8Pem());
    expectAdmin(ec, PemTest.sec1(ec));
  }

  private void expectAdmin(HeldCertificate admin, String key) throws Exception {
    MockWebServer server = server(certificate(authority).build(), authority);
    server.enqueue(json("{\"minor\":\"30\"}"));
    ClusterTrust.Identity identity = ClusterTrust.Identity.ofPem(admin.certificatePem(), key);
    assertThat(access(server, Optional.of(identity)).version().minor()).isEqualTo("30");
    assertThat(server.takeRequest().getHandshake().peerPrincipal().getName()).isEqualTo("CN=admin");
  }

  @Test
  @DisplayName("Closing a watch from another thread ends it without an exception")
  void watchEndsWhenClosed() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"type\":\"ADDED\",\"object\":{}}\n")
            .setHeader("Content-Length", "1000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    KubernetesWatch watch = access(server, Optional.empty()).watch("/api/v1/namespaces");
    assertThat(watch.next()).isPresent();
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicReference<Object> result = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              waiting.countDown();
              try {
                result.set(watch.next());
              } catch (RuntimeException e) {
                result.set(e);
              }
            });
    reader.start();
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    watch.close();
    reader.join(10_000);
    assertThat(result.get()).isEqualTo(Optional.empty());
    watch.close();
  }

  @Test
  @DisplayName(
      "A watch throws different exceptions for a broken connection, an error event and invalid data")
  void watchFailures() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    KubernetesAccess access = access(server, Optional.empty());
    server.enqueue(
        json(
            "\n{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\","
                + "\"message\":\"too old resource version\"}}\n"));
    try (KubernetesWatch watch = access.watch("/api/v1/pods?resourceVersion=1")) {
      assertThatThrownBy(watch::next)
          .isInstanceOf(KubernetesApiException.Gone.class)
          .hasMessageContaining("too old resource version");
    }
    for (String nonsense : List.of("[]\n", "{\"type\":\"ADDED\"}\n", "{\n", "text")) {
      server.enqueue(json(nonsense));
      try (KubernetesWatch watch = access.watch("/api/v1/pods")) {
        assertThatThrownBy(watch::next)
            .isInstanceOf(io.github.ibmcontainers.error.InvalidResponseException.class);
      }
    }
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"type\":\"ADDED\",\"object\":{}}\n".repeat(1000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    try (KubernetesWatch watch = access.watch("/api/v1/pods")) {
      assertThatThrownBy(
              () -> {
                while (watch.next().isPresent()) {
                  // Reads until the connection breaks.
                }
              })
          .isInstanceOf(io.github.ibmcontainers.error.TransportException.class);
    }
  }

  @Test
  @DisplayName(
      "#66 an error response that isn't a Status, or isn't JSON, yields a short message without the body")
  void unexpectedErrorBodies() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    KubernetesAccess access = access(server, Optional.empty());
    for (String body : List.of("<html><body>Bad gateway</body></html>", "", "{\"a\":", "{}")) {
      server.enqueue(new MockResponse.Builder().code(502).body(body).build());
      assertThatThrownBy(() -> access.execute(access.get("/api/v1/pods")))
          .isInstanceOf(KubernetesApiException.ServerFailure.class)
          .hasMessage("GET /api/v1/pods at localhost failed with status 502");
    }
    server.enqueue(json("[]"));
    assertThatThrownBy(access::version)
        .isInstanceOf(io.github.ibmcontainers.error.InvalidResponseException.class);
  }

  @Test
  @DisplayName("#53 a one-shot body isn't replayed after a 401")
  void oneShotBodies() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    server.enqueue(new MockResponse.Builder().code(401).build());
    KubernetesAccess access = access(server, Optional.empty());
    assertThatThrownBy(() -> access.execute(access.post("/api/v1/pods", new OneShotBody("{}"))))
        .isInstanceOf(KubernetesApiException.Unauthorized.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(logins.get()).isEqualTo(1);
  }

  @Test
  @DisplayName("#68 1,000 failures leak no connection")
  void leaksNoConnection() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    KubernetesAccess access = access(server, Optional.empty());
    for (int i = 0; i < 1000; i++) {
      server.enqueue(new MockResponse.Builder().code(404).body("x".repeat(100)).build());
    }
    for (int i = 0; i < 1000; i++) {
      assertThatThrownBy(() -> access.execute(access.get("/api/v1/none")))
          .isInstanceOf(KubernetesApiException.NotFound.class);
    }
    // All requests used the same connection, so each response was closed.
    int last = -1;
    for (int i = 0; i < 1000; i++) {
      int index = server.takeRequest().getConnectionIndex();
      assertThat(index).isGreaterThanOrEqualTo(last);
      last = index;
    }
    assertThat(last).isZero();
  }

  @Test
  void rawCallReturnsTheResponse() throws Exception {
    MockWebServer server = server(certificate(authority).build());
    server.enqueue(json("{\"items\":[]}"));
    KubernetesAccess access = access(server, Optional.empty());
    try (Response response = access.get("/api/v1/pods?limit=1").execute()) {
      assertThat(response.body().string()).isEqualTo("{\"items\":[]}");
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/pods?limit=1");
  }
}
