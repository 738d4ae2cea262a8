package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.testing.FaultyConnections;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose server falls silent within the response. */
@Timeout(120)
class ReadTimeoutTest {
  private final MockWebServer server = Servers.prompt();
  private final FaultyConnections connections = new FaultyConnections();

  @BeforeEach
  void start() throws IOException {
    server.useHttps(FaultyConnections.serverTls());
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    connections.close();
    server.close();
  }

  private static MockResponse silentInBody() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(" ")
        .setHeader("Content-Length", "100")
        .onResponseEnd(SocketEffect.Stall.INSTANCE)
        .build();
  }

  @Test
  @DisplayName("A read timeout over TLS is told from the timeout of the call, and retried")
  void readTimeout() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(silentInBody());
    }
    OkHttpClient http = connections.client().readTimeout(Duration.ofMillis(300)).build();
    try (ContainersClient client =
        TestClients.of(server, new ManualTime())
            .retryPolicy(RetryPolicy.standard().withAttempts(3))
            .httpClient(http)
            .build()) {
      assertThatThrownBy(() -> client.locations().versions())
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("did not answer in time: no data ");
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }
}
