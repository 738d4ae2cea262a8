package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaleConnectionRetryTest {
  private final MockWebServer server = Servers.prompt();
  private final Transport transport =
      new Transport(
          null, "", RetryPolicy.standard(), new ManualTime(), new Events(List.of()), List.of());
  private final OkHttpClient client = transport.clusters();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  @DisplayName("#75 a read is retried if the cluster's server has closed the connection")
  void read() throws IOException {
    breaks();
    server.enqueue(new MockResponse.Builder().body("ok").build());
    try (Response response = client.newCall(get()).execute()) {
      assertThat(response.body().string()).isEqualTo("ok");
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("#75 a read is retried only once")
  void once() {
    breaks();
    breaks();
    server.enqueue(new MockResponse.Builder().body("ok").build());
    assertThatThrownBy(() -> client.newCall(get()).execute()).isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("#74 a request that may change something isn't retried")
  void write() {
    breaks();
    server.enqueue(new MockResponse.Builder().body("ok").build());
    Request post = get().newBuilder().post(RequestBody.EMPTY).build();
    assertThatThrownBy(() -> client.newCall(post).execute()).isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private Request get() {
    return new Request.Builder().url(server.url("/version")).build();
  }

  private void breaks() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }
}
