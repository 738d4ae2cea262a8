package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions for failures of the network and of TLS. */
class TransportFailuresTest {
  private final ManualTime time = new ManualTime();

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(handshake(new CertificateExpiredException()), TlsException.class, "has expired"),
        arguments(
            handshake(new CertificateNotYetValidException()),
            TlsException.class,
            "is not valid yet; check this machine's clock"),
        arguments(
            handshake(new CertPathBuilderException()),
            TlsException.class,
            "is not trusted by this machine"),
        arguments(handshake(null), TlsException.class, "the TLS handshake failed"),
        arguments(
            new SSLPeerUnverifiedException("other names"),
            TlsException.class,
            "is for another host than "),
        arguments(
            handshake(new EOFException()),
            ConnectionException.class,
            "closed the connection during the TLS handshake"),
        arguments(
            handshake(new SocketException("Connection reset")),
            ConnectionException.class,
            "closed the connection during the TLS handshake"),
        arguments(
            handshake(new CertificateException(new SocketException("Revocation unknown"))),
            TlsException.class,
            "is not trusted by this machine"),
        arguments(
            handshake(new IllegalStateException("no protocol in common")),
            TlsException.class,
            "the TLS handshake failed"),
        arguments(
            new SocketTimeoutException("Connect timed out"),
            CallTimeoutException.class,
            "did not answer in time: no connection after 702 ms (limit: 5 s)"),
        arguments(
            new SocketTimeoutException("Read timed out"),
            CallTimeoutException.class,
            "did not answer in time: no data after 702 ms (limit: 5 s)"),
        arguments(
            new SocketTimeoutException(),
            CallTimeoutException.class,
            "did not answer in time: no data after 702 ms (limit: 5 s)"),
        arguments(
            new InterruptedIOException("timeout"),
            CallTimeoutException.class,
            "did not answer in time: after 702 ms (limit: 5 s)"),
        arguments(
            new UnknownHostException("host"), HostNotFoundException.class, "can't be resolved"),
        arguments(
            new IOException("unexpected end of stream"),
            ConnectionException.class,
            "broke before the response was complete"));
  }

  private static IOException handshake(@Nullable Throwable cause) {
    SSLHandshakeException failure = new SSLHandshakeException("handshake");
    failure.initCause(cause);
    return failure;
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("failures")
  @DisplayName("The exception's type and message tell what failed")
  void typeAndMessage(IOException failure, Class<?> type, String message) throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (ContainersClient client = client(server, failure)) {
        assertThatThrownBy(() -> client.request("POST", "/v1/x").text())
            .isExactlyInstanceOf(type)
            .hasMessageContaining(message);
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  @DisplayName("#78 a failure by an interrupt is a cancellation and sets the interrupt flag again")
  void interrupt() throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (ContainersClient client = client(server, new InterruptedIOException("interrupted"))) {
        FailingCall call = FailingCall.start(() -> client.request("POST", "/v1/x").text());
        assertThat(call.failure()).isInstanceOf(CallCanceledException.class);
        assertThat(call.interrupted()).isTrue();
      }
    }
  }

  private ContainersClient client(MockWebServer server, IOException failure) {
    OkHttpClient failing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  time.advance(Duration.ofMillis(702));
                  throw failure;
                })
            .build();
    return TestClients.of(server, time)
        .httpClient(failing)
        .retryPolicy(RetryPolicy.none())
        .timeout(Duration.ofSeconds(5))
        .build();
  }
}
