package io.github.ibmcontainers.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.testing.Servers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Many threads make random calls for a while on a stateful cloud, while responses, connections and
 * IAM fail at random, tokens expire, and clients are closed. Time passes 60 times as fast, for the
 * clients and for the cloud.
 *
 * <p>A minute in every build; ten minutes with {@code -P soak}.
 */
class SoakTest {
  private static final long SEED = Long.getLong("soak.seed", 20_260_104);
  private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("soak.seconds", 60));
  private static final int COUNTS = (int) Math.max(12, LENGTH.toSeconds() / 5);
  private static final int THREADS = 24;
  private static final int SPEED = 60;
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

  /** A token is renewed after 80 percent of its lifetime. */
  private static final Duration RENEWAL = TOKEN_LIFE.multipliedBy(4).dividedBy(5);

  private static final String STEADY_KEY = "key-of-the-client-that-stays";

  /** Resources in use at a moment. */
  private record Count(long heap, int threads, int connections) {}

  @Test
  @DisplayName(
      "#109 #111 #113 #133 under sustained load and faults nothing is untyped or created twice, and memory, threads and connections stay level")
  void soak() throws Exception {
    Findings findings = new Findings();
    Leftovers leftovers = new Leftovers();
    AcceleratedTime time = new AcceleratedTime(SPEED);
    List<Count> counts = new ArrayList<>();
    SoakLoad load;
    long tokens;
    Duration passed;
    int open;
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .clock(time.clock())
                .accessTokenLifetime(TOKEN_LIFE)
                .serviceId("steady", STEADY_KEY, FakeIbmCloudBuilder.FIRST_ACCOUNT)
                .issueRefreshTokens(false)
                .rateLimit(false)
                .start();
        FaultyGateway gateway = new FaultyGateway(cloud.endpoints().legacyContainers());
        MockWebServer server = Servers.prompt()) {
      server.setDispatcher(gateway);
      server.start();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try (TlsProxy proxy = new TlsProxy(server.getPort())) {
        load = new SoakLoad(cloud, gateway, proxy, time, STEADY_KEY, SEED, findings);
        long start = time.nanoTime();
        for (int i = 0; i < THREADS; i++) {
          int number = i;
          threads.execute(() -> load.run(number));
        }
        for (int i = 0; i < COUNTS; i++) {
          time.sleep(LENGTH.multipliedBy(SPEED).dividedBy(COUNTS));
          load.replaceClient();
          load.collect();
          forget(server);
          counts.add(count(proxy));
        }
        load.stop();
        passed = Duration.ofNanos(time.nanoTime() - start);
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
          findings.note(Findings.Kind.HANGING, "a call", "goes on a minute after the end");
        }
        load.close();
        tokens = load.steadyTokens();
        load.checkState();
        open = proxy.awaitClosed();
      } finally {
        threads.shutdownNow();
      }
    }
    leftovers.threads().forEach(it -> findings.note(Findings.Kind.LEAKED, "the end", it));
    if (open > 0) {
      findings.note(Findings.Kind.LEAKED, "the end", open + " connections");
    }
    Count first = counts.get(COUNTS / 4);
    Count last = counts.get(COUNTS - 1);
    System.out.println(
        String.format(
            Locale.ROOT,
            "Soak of %d s (%d minutes of the clients' time), %d threads, seed %d: %s;"
                + " %d tokens for the client that stayed; from %s to %s",
            LENGTH.toSeconds(),
            passed.toMinutes(),
            THREADS,
            SEED,
            load.summary(),
            tokens,
            first,
            last));
    findings.conclude("Soak of " + load.calls() + " calls");
    assertThat(load.creates()).as("executed creates").isPositive();
    // At most once per period; on a slow machine a renewal may extend into the next one.
    assertThat(tokens)
        .as("tokens in %s", passed)
        .isBetween(passed.dividedBy(TOKEN_LIFE.multipliedBy(2)) - 1, passed.dividedBy(RENEWAL) + 1);
    assertThat(last.heap()).as("heap after %s", counts).isLessThan(first.heap() + (48L << 20));
    assertThat(last.threads()).as("threads after %s", counts).isLessThan(first.threads() * 2 + 50);
    assertThat(last.connections())
        .as("connections after %s", counts)
        .isLessThanOrEqualTo(2 * THREADS * SoakLoad.CLIENTS);
  }

  /** Discards the requests that the server keeps until they are taken. */
  private static void forget(MockWebServer server) throws InterruptedException {
    while (server.takeRequest(0, TimeUnit.SECONDS) != null) {
      // The cloud records its own requests.
    }
  }

  private static Count count(TlsProxy proxy) {
    // Collects twice so that memory released by cleaners counts as free.
    System.gc();
    System.gc();
    return new Count(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        proxy.open());
  }
}
