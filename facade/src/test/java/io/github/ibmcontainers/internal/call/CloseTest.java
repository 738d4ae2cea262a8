package io.github.ibmcontainers.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.KubeVersion;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.FutureCallback;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects of closing a client. */
@Timeout(value = 45, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloseTest {
  private final MockWebServer server = Servers.prompt();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("#133 close() ends calls that wait for a response or for the rate limiter")
  void endsWhatWaits(boolean forResponse) throws Exception {
    MockResponse.Builder ok = new MockResponse.Builder().body("ok");
    server.enqueue(
        forResponse ? ok.onResponseStart(SocketEffect.Stall.INSTANCE).build() : ok.build());
    CompletableFuture<Void> limited = new CompletableFuture<>();
    ContainersClient client =
        TestClients.of(server, new ManualTime())
            .time(TimeSource.system())
            .rateLimit(1, Duration.ofHours(1))
            .listener(
                event -> {
                  if (event instanceof ClientEvent.LimiterWaited) {
                    limited.complete(null);
                  }
                })
            .build();
    if (!forResponse) {
      client.request("GET", "/v1/x").text();
    }
    FailingCall waiting = FailingCall.start(() -> client.request("GET", "/v1/x").text());
    if (forResponse) {
      server.takeRequest();
    } else {
      limited.get();
    }
    client.close();
    assertThat(waiting.failure()).isInstanceOf(CallCanceledException.class);
  }

  @Test
  @DisplayName("#133 after close(), calls of all groups throw the same exception type")
  void laterCalls() {
    ContainersClient client = TestClients.of(server, new ManualTime()).build();
    client.close();
    List<Consumer<ContainersClient>> calls =
        List.of(
            it -> it.clusters().list(),
            it -> it.clusters().get("c1"),
            it -> it.workers().list("c1"),
            it -> it.locations().versions(),
            it -> it.accountSettings().resetApiKey(),
            it -> it.request("GET", "/v1/x").text());
    for (Consumer<ContainersClient> call : calls) {
      assertThatThrownBy(() -> call.accept(client)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  @DisplayName("#132 an asynchronous call leaves no non-daemon thread")
  void daemons() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body("{}")
            .build());
    FutureCallback<Map<String, List<KubeVersion>>> callback = new FutureCallback<>();
    CompletableFuture<Thread> caller = callback.thenApply(response -> Thread.currentThread());
    try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
      new UtilApi(client.generated()).getVersions().executeAsync(callback);
      assertThat(caller.get().isDaemon()).isTrue();
    }
  }
}
