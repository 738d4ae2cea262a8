package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/**
 * Prints the cost of a bulk listing for the table in docs/clusters.md: time, and memory retained
 * halfway through, when streaming accounts with 500 clusters each from a loopback server.
 */
public final class BulkListingCost {
  private static final int CLUSTERS_EACH = 500;

  private BulkListingCost() {}

  /** Runs without arguments. */
  public static void main(String[] args) throws IOException {
    run(20, 15);
    System.out.println("| accounts | clusters | requests | time | held in memory |");
    System.out.println("|---:|---:|---:|---:|---:|");
    for (int accounts : new int[] {2, 5, 10, 20, 40}) {
      System.out.println(run(accounts, 15));
    }
  }

  private static String run(int accounts, int times) throws IOException {
    int clusters = accounts * CLUSTERS_EACH;
    String[] answers = new String[accounts];
    for (int account = 0; account < accounts; account++) {
      int number = account;
      answers[account] =
          IntStream.range(0, CLUSTERS_EACH / 2)
              .mapToObj(
                  i ->
                      TestServices.fixture("clusters-v2-vpc.json")
                          .replace("c1", "a" + number + "-" + i))
              .map(list -> list.substring(1, list.length() - 1))
              .collect(Collectors.joining(",", "[", "]"));
    }
    long best = Long.MAX_VALUE;
    long held = 0;
    int requests = 0;
    for (int time = 0; time < times; time++) {
      try (MockWebServer server = Servers.prompt()) {
        server.setDispatcher(
            Responses.to(
                request -> {
                  String account = request.getHeaders().get("X-Auth-Resource-Account");
                  boolean none = request.getUrl().encodedPath().contains("satellite");
                  return new MockResponse.Builder()
                      .setHeader("Content-Type", "application/json")
                      .body(none || account == null ? "[]" : answers[Integer.parseInt(account)])
                      .build();
                }));
        server.start();
        try (TestServices it =
            TestServices.of(
                server,
                Scope.none(),
                TimeSource.system(),
                RetryPolicy.none(),
                () -> IntStream.range(0, accounts).mapToObj(Integer::toString))) {
          long start = System.nanoTime();
          AtomicLong seen = new AtomicLong();
          try (Stream<BulkItem> stream = it.services().clusters().acrossAccounts().stream()) {
            stream.forEach(item -> seen.incrementAndGet());
          }
          best = Math.min(best, System.nanoTime() - start);
          requests = server.getRequestCount();
          if (time == times - 1) {
            held = retainedHalfway(it, clusters);
          }
        }
      }
    }
    return "| %d | %,d | %d | %d ms | %.1f MB |"
        .formatted(accounts, clusters, requests, best / 1_000_000, held / 1e6);
  }

  private static long retainedHalfway(TestServices it, int clusters) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    long before = memory.getHeapMemoryUsage().getUsed();
    AtomicLong seen = new AtomicLong();
    AtomicLong held = new AtomicLong();
    try (Stream<BulkItem> stream = it.services().clusters().acrossAccounts().stream()) {
      stream.forEach(
          item -> {
            if (seen.incrementAndGet() == clusters / 2) {
              memory.gc();
              held.set(memory.getHeapMemoryUsage().getUsed() - before);
            }
          });
    }
    return held.get();
  }
}
