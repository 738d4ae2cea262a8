package io.github.ibmcontainers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bursts of many threads over HTTP/1.1. */
class BurstTest {
  private static final int THREADS = 64;

  @Test
  @DisplayName("Bursts of 64 threads open 64 connections, which the next burst reuses")
  void connections() throws Exception {
    Set<Integer> connections = ConcurrentHashMap.newKeySet();
    try (MockWebServer server = serverOf(connections);
        ContainersClient client = TestClients.of(server, new ManualTime()).noRateLimit().build()) {
      client.clusters().list(Provider.VPC);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        for (int burst = 0; burst < 4; burst++) {
          List<Future<String>> calls = new ArrayList<>();
          for (int thread = 0; thread < THREADS; thread++) {
            calls.add(threads.submit(() -> client.clusters().get("mycluster").name()));
          }
          for (Future<String> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo("mycluster");
          }
        }
      } finally {
        threads.shutdownNow();
      }
    }
    assertThat(connections).hasSize(THREADS);
  }

  /** Holds requests for a cluster back until all threads' requests have arrived. */
  private static MockWebServer serverOf(Set<Integer> connections) throws IOException {
    CyclicBarrier all = new CyclicBarrier(THREADS);
    MockWebServer server = Servers.prompt();
    server.setDispatcher(
        Responses.to(
            request -> {
              connections.add(request.getConnectionIndex());
              boolean list = request.getUrl().encodedPath().endsWith("getClusters");
              if (!list) {
                try {
                  all.await(30, TimeUnit.SECONDS);
                } catch (BrokenBarrierException | TimeoutException e) {
                  return new MockResponse.Builder().code(500).build();
                }
              }
              String cluster =
                  "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \"vpc-gen2\"}";
              return new MockResponse.Builder()
                  .setHeader("Content-Type", "application/json")
                  .body(list ? "[" + cluster + "]" : cluster)
                  .build();
            }));
    server.start();
    return server;
  }
}
