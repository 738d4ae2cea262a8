package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<Long> arrivals = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            synchronized (arrivals) {
              arrivals.add(time.nanoTime());
            }
            return new MockResponse.Builder().body("ok").build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noWindowHoldsMoreThanTheLimit() {
    List<ClientEvent> events = new ArrayList<>();
    try (ContainersClient client =
        TestClients.of(server, time)
            .rateLimit(5, Duration.ofSeconds(10))
            .listener(events::add)
            .build()) {
      for (int i = 0; i < 23; i++) {
        client.request("GET", "/v1/x").text();
        time.advance(Duration.ofMillis(700));
      }
    }
    for (int i = 5; i < arrivals.size(); i++) {
      assertThat(Duration.ofNanos(arrivals.get(i) - arrivals.get(i - 5)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
    assertThat(events).anyMatch(ClientEvent.LimiterWaited.class::isInstance);
    assertThat(Duration.ofNanos(arrivals.get(22) - arrivals.get(0)))
        .as("no longer than needed")
        .isLessThan(Duration.ofSeconds(45));
  }

  @Test
  void belowTheLimitNobodyWaits() {
    try (ContainersClient client = TestClients.of(server, time).build()) {
      for (int i = 0; i < 200; i++) {
        client.request("GET", "/v1/x").text();
      }
      assertThat(time.sleeps()).isEmpty();
      client.request("GET", "/v1/x").text();
      assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(10));
    }
  }

  @Test
  void viewsShareIt() {
    try (ContainersClient client =
        TestClients.of(server, time).rateLimit(1, Duration.ofSeconds(10)).build()) {
      client.request("GET", "/v1/x").text();
      client.with(scope -> scope.region("eu-de")).request("GET", "/v1/x").text();
    }
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void canBeSwitchedOff() {
    try (ContainersClient client = TestClients.of(server, time).noRateLimit().build()) {
      for (int i = 0; i < 500; i++) {
        client.request("GET", "/v1/x").text();
      }
    }
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void aSenselessLimitIsRefused() {
    assertThatThrownBy(() -> ContainersClient.builder().rateLimit(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
