package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<Long> arrivals = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              synchronized (arrivals) {
                arrivals.add(time.nanoTime());
              }
              return new MockResponse.Builder().body("ok").build();
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noWindowExceedsTheLimit() {
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
        .as("total duration")
        .isLessThan(Duration.ofSeconds(45));
  }

  @Test
  void noCallWaitsBelowTheLimit() {
    try (ContainersClient client = TestClients.of(server, time).build()) {
      for (int i = 0; i < 200; i++) {
        client.request("GET", "/v1/x").text();
      }
      assertThat(time.sleeps()).isEmpty();
      client.request("GET", "/v1/x").text();
      assertThat(time.sleeps()).containsExactly(Duration.ofMillis(10_200));
    }
  }

  @Test
  void viewsShareTheLimiter() {
    try (ContainersClient client =
        TestClients.of(server, time).rateLimit(1, Duration.ofSeconds(10)).build()) {
      client.request("GET", "/v1/x").text();
      client.with(scope -> scope.region("eu-de")).request("GET", "/v1/x").text();
    }
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(10_200));
  }

  @Test
  void canBeDisabled() {
    try (ContainersClient client = TestClients.of(server, time).noRateLimit().build()) {
      for (int i = 0; i < 500; i++) {
        client.request("GET", "/v1/x").text();
      }
    }
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void invalidLimitIsRejected() {
    assertThatThrownBy(() -> ContainersClient.builder().rateLimit(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  @DisplayName(
      "#116 a call whose deadline is before its turn fails immediately and takes no permit")
  void deadlineBeforeTurn() {
    RequestOptions hurried = RequestOptions.builder().timeout(Duration.ofMillis(500)).build();
    try (ContainersClient client =
        TestClients.of(server, time).rateLimit(20, Duration.ofSeconds(1)).build()) {
      for (int round = 0; round < 3; round++) {
        for (int call = 0; call < 20; call++) {
          client.request("GET", "/v1/x").options(hurried).text();
        }
        for (int call = 0; call < 50; call++) {
          assertThatThrownBy(() -> client.request("GET", "/v1/x").options(hurried).text())
              .isInstanceOf(CallTimeoutException.class)
              .hasMessageContaining("was not sent")
              .hasMessageContaining("rate limit");
        }
        time.advance(Duration.ofMillis(1020));
      }
    }
    assertThat(server.getRequestCount()).isEqualTo(60);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  @DisplayName("#116 a call canceled in the queue releases its permit")
  void canceledInLine() throws Exception {
    // In real time, the second call in the queue would get its permit only after two windows.
    Duration twoWindows = Duration.ofSeconds(6);
    Duration took = waitBehindCanceled();
    // A loaded machine may be late once, but not in every attempt.
    for (int i = 0; i < 5 && took.compareTo(twoWindows) >= 0; i++) {
      took = waitBehindCanceled();
    }
    assertThat(took).isLessThan(twoWindows);
  }

  /**
   * Returns how long a call waits for its permit when the one before it in the queue is canceled.
   */
  private Duration waitBehindCanceled() throws Exception {
    int before = server.getRequestCount();
    CountDownLatch waiting = new CountDownLatch(2);
    ClientListener listener =
        event -> {
          if (event instanceof ClientEvent.LimiterWaited) {
            waiting.countDown();
          }
        };
    Duration took;
    try (ContainersClient client =
        TestClients.of(server, time)
            .time(TimeSource.system())
            .rateLimit(1, Duration.ofSeconds(3))
            .listener(listener)
            .build()) {
      client.request("GET", "/v1/x").text();
      long start = System.nanoTime();
      Call first = new UtilApi(client.generated()).getVersions().buildCall();
      Thread inLine =
          new Thread(
              () -> {
                try {
                  first.execute().close();
                } catch (IOException e) {
                  // Canceled.
                }
              });
      inLine.start();
      while (waiting.getCount() > 1) {
        Thread.onSpinWait();
      }
      Thread canceler =
          new Thread(
              () -> {
                while (waiting.getCount() > 0) {
                  Thread.onSpinWait();
                }
                first.cancel();
              });
      canceler.start();
      client.request("GET", "/v1/x").text();
      took = Duration.ofNanos(System.nanoTime() - start);
      inLine.join();
      canceler.join();
    }
    assertThat(server.getRequestCount() - before).isEqualTo(2);
    return took;
  }

  @Test
  @DisplayName("#117 with 64 threads, no window at the server exceeds the limit")
  void manyThreads() throws Exception {
    Duration window = Duration.ofSeconds(1);
    // The test server's threads delay the recorded times, so a request sent at the end of a window
    // can be recorded after it.
    Duration strict = window.dividedBy(10).multipliedBy(9);
    Duration shortest = shortestWindow(window);
    // A loaded machine may delay more, but not in every attempt.
    for (int i = 0; i < 5 && shortest.compareTo(strict) <= 0; i++) {
      shortest = shortestWindow(window);
    }
    assertThat(shortest).isGreaterThan(strict);
  }

  /** Returns the shortest time in which the server received more requests than the limit. */
  private Duration shortestWindow(Duration window) throws Exception {
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    server.setDispatcher(
        Responses.to(
            request -> {
              seen.add(System.nanoTime());
              return new MockResponse.Builder().body("ok").build();
            }));
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try (ContainersClient client =
        TestClients.of(server, time).time(TimeSource.system()).rateLimit(40, window).build()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 130; i++) {
        calls.add(threads.submit(() -> client.request("GET", "/v1/x").text()));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
    List<Long> sorted = seen.stream().sorted().toList();
    assertThat(sorted).hasSize(130);
    long shortest = Long.MAX_VALUE;
    for (int i = 40; i < sorted.size(); i++) {
      shortest = Math.min(shortest, sorted.get(i) - sorted.get(i - 40));
    }
    return Duration.ofNanos(shortest);
  }
}
