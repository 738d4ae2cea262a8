package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.testing.FaultyConnections;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A one-time passcode is used up only when it was sent. */
class PasscodeDeliveryTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final FaultyConnections connections = new FaultyConnections();

  @BeforeEach
  void start() throws IOException {
    server.useHttps(FaultyConnections.serverTls());
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    connections.close();
    server.close();
  }

  private ContainersClient client() {
    return TestClients.of(server, time)
        .credential(Credential.passcode("once"))
        .account(AccountSelector.ofToken())
        .httpClient(connections.client().connectionPool(new ConnectionPool()).build())
        .build();
  }

  private void enqueueToken() {
    server.enqueue(Responses.json("{\"access_token\": \"t\", \"expires_in\": 3600}"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#57 without a connection a passcode isn't sent and can be used later")
  void notSent(FaultyConnections.Fault fault) {
    enqueueToken();
    try (ContainersClient client = client()) {
      connections.failWith(fault);
      assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
      assertThat(server.getRequestCount()).isZero();
      connections.failWith(null);
      assertThat(client.token().accessToken()).isEqualTo("t");
      assertThat(server.getRequestCount()).isOne();
    }
    assertThat(time.sleeps()).allMatch(it -> it.compareTo(Duration.ofSeconds(5)) < 0);
  }

  @Test
  @DisplayName("#57 a passcode whose second attempt finds a connection is sent once")
  void secondAttempt() {
    enqueueToken();
    connections.failWith(FaultyConnections.Fault.REFUSED);
    connections.whenConnecting(
        () -> {
          if (!time.sleeps().isEmpty()) {
            connections.failWith(null);
          }
        });
    try (ContainersClient client = client()) {
      assertThat(client.token().accessToken()).isEqualTo("t");
    }
    assertThat(server.getRequestCount()).isOne();
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  @DisplayName("#57 after a lost response a passcode may be used up and isn't sent again")
  void lost() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    try (ContainersClient client = client()) {
      assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
      assertThatThrownBy(client::token).isInstanceOf(LoginRequiredException.class);
    }
    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  @DisplayName("#57 an HTTP client that retries by itself sends a passcode once")
  void clientThatRetries() {
    OkHttpClient http = connections.client().build();
    IamClient iam =
        IamClient.builder(request -> http.newCall(request)).endpoint(server.url("/")).build();
    server.enqueue(new MockResponse.Builder().code(408).build());
    enqueueToken();
    assertThat(iam.apiKey(Secret.of("API key", "key"), null).accessToken())
        .as("such a client")
        .isEqualTo("t");
    assertThat(server.getRequestCount()).isEqualTo(2);

    server.enqueue(new MockResponse.Builder().code(408).build());
    enqueueToken();
    assertThatThrownBy(() -> iam.passcode("once", null))
        .isInstanceOf(IamUnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }
}
