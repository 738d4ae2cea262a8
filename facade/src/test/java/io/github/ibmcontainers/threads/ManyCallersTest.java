package io.github.ibmcontainers.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ManyCallersTest {
  private static final int CALLERS = 500;
  private static final int MOST_THREADS = 64;

  /** More requests than the callers alone could have in progress concurrently. */
  private static final int IN_PROGRESS = CALLERS + 8;

  private final MockWebServer server = Servers.prompt();
  private final CountDownLatch arrived = new CountDownLatch(IN_PROGRESS);
  private final AtomicInteger threads = new AtomicInteger();

  @AfterEach
  void stop() {
    server.close();
  }

  private static int ownThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(it -> it.getName().startsWith("ibm-containers"))
            .count();
  }

  private void holdUntilManyHaveArrived() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            if (!arrived.await(60, TimeUnit.SECONDS)) {
              return new MockResponse.Builder().code(500).build();
            }
            if (threads.get() == 0) {
              threads.set(ownThreads());
            }
            return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("[]")
                .build();
          }
        });
    server.start();
  }

  @Test
  @DisplayName("500 concurrent lists share at most 64 threads of the client, and all complete")
  void lists() throws Exception {
    holdUntilManyHaveArrived();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (ContainersClient client = TestClients.of(server, new ManualTime()).noRateLimit().build()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        calls.add(callers.submit(() -> client.clusters().list().all().size()));
      }
      for (Future<Integer> call : calls) {
        assertThat(call.get()).isZero();
      }
    } finally {
      callers.shutdownNow();
    }
    // One more thread watches for interrupts, and one fetches the token.
    assertThat(threads.get()).isBetween(1, MOST_THREADS + 2);
    assertThat(server.getRequestCount()).isEqualTo(3 * CALLERS);
  }

  @Test
  @DisplayName("Nested calls never wait for each other's threads")
  void nested() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(
                    path.endsWith("/vpc/getClusters")
                        ? "[{\"id\": \"c1\", \"name\": \"n\", \"provider\": \"vpc-gen2\"}]"
                        : "[]")
                .build();
          }
        });
    server.start();
    try (ContainersClient client = TestClients.of(server, new ManualTime()).noRateLimit().build()) {
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        calls.add(
            client.clusters().async(it -> it.across(List.of()).inventory().clusters().size()));
        calls.add(client.workers().async(it -> client.inventory().clusters().size()));
      }
      for (CompletableFuture<Integer> call : calls) {
        assertThat(call.get(120, TimeUnit.SECONDS)).isBetween(0, 1);
      }
    }
  }
}
