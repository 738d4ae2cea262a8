package io.github.ibmcontainers;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import io.github.ibmcontainers.testing.Undeclared;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks of callers that fail, also with exceptions that Java's signatures don't allow. */
class FailingCallbacksTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Exception> failures() {
    return Stream.of(
        new IllegalStateException("of the caller"),
        new IOException("of the caller"),
        new ReflectiveOperationException("of the caller"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("A listener that fails changes nothing: the call succeeds and is sent once")
  void listener(Exception failure) {
    server.enqueue(json("{}"));
    try (ContainersClient client =
        TestClients.of(server, time).listener(event -> Undeclared.failure(failure)).build()) {
      assertThat(client.request("POST", "/v1/x").text().status()).isEqualTo(200);
    }
    assertThat(server.getRequestCount()).isOne();
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("The failure of a prompt or a supplier of tokens is an authentication failure")
  void prompts(Exception failure) {
    for (Credential credential :
        List.of(
            Credential.passcode(
                page -> {
                  throw Undeclared.failure(failure);
                }),
            Credential.bearerToken(
                () -> {
                  throw Undeclared.failure(failure);
                }))) {
      server.enqueue(json("{}"));
      try (ContainersClient client =
          TestClients.of(server, time)
              .credential(credential)
              .account(AccountSelector.ofToken())
              .build()) {
        assertThatThrownBy(client::token)
            .isInstanceOf(AuthenticationException.class)
            .hasMessageContaining(failure.getClass().getSimpleName())
            .hasMessageNotContaining("of the caller");
      }
    }
  }

  @Test
  @DisplayName("An error that a listener throws reaches the caller and leaves no connection in use")
  void error() {
    server.enqueue(json("{\"kubernetes\": []}"));
    requireReleased(
        Credential.bearerToken(TestClients.TOKEN),
        client -> client.request("POST", "/v1/x").text());
  }

  @Test
  @DisplayName("The same holds for an error on the response to a login")
  void errorInLogin() {
    server.enqueue(json(400, "{\"errorCode\": \"BXNIM0415E\"}"));
    requireReleased(Credential.apiKey("key"), ContainersClient::token);
  }

  private void requireReleased(Credential credential, Consumer<ContainersClient> call) {
    ConnectionPool connections = new ConnectionPool();
    try (ContainersClient client =
        TestClients.of(server, time)
            .credential(credential)
            .account(AccountSelector.ofToken())
            .httpClient(new OkHttpClient.Builder().connectionPool(connections).build())
            .listener(
                event -> {
                  throw new AssertionError("of the listener");
                })
            .build()) {
      assertThatThrownBy(() -> call.accept(client)).isInstanceOf(AssertionError.class);
      assertThat(connections.connectionCount()).isOne();
      assertThat(connections.idleConnectionCount()).isEqualTo(connections.connectionCount());
    }
  }
}
