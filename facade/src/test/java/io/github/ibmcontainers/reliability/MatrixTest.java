package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.exchange.Calls;
import io.github.ibmcontainers.exchange.Cell;
import io.github.ibmcontainers.exchange.Document;
import io.github.ibmcontainers.exchange.Exchanges;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each call of the exchange files under each fault, once and always, in each mode: a sample
 * of the cells in every build, all of them with {@code -P reliability}.
 */
class MatrixTest {
  private static final long SEED = Long.getLong("reliability.seed", 20_260_101);
  private static final int SAMPLE = Integer.getInteger("reliability.cells", 1_500);
  private static final int PER_SERVER = 2_000;
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir private Path directory = Path.of("");
  private final Document document = new Document();
  private final Findings findings = new Findings();

  @Test
  @DisplayName(
      "#109 #110 #111 #120 each call under each fault ends in a result or a typed exception; nothing is executed twice or hangs")
  void matrix() throws Exception {
    Leftovers leftovers = new Leftovers();
    List<Cell> cells = Exchanges.all().stream().filter(it -> it.refusal().isEmpty()).toList();
    List<Attempt> attempts = Sample.of(cells, WireFault.all(), Attempt::new, SAMPLE, SEED);
    ConnectionPool pool = new ConnectionPool();
    OkHttpClient base = new OkHttpClient.Builder().connectionPool(pool).build();
    try (Calls calls = new Calls(cells, directory);
        Caller caller = new Caller(findings)) {
      for (int i = 0; i < attempts.size(); i += PER_SERVER) {
        run(attempts.subList(i, Math.min(i + PER_SERVER, attempts.size())), calls, caller, base);
      }
    }
    if (pool.connectionCount() > 0) {
      findings.note(Findings.Kind.LEAKED, "all cells", pool.connectionCount() + " connections");
    }
    leftovers.threads().forEach(it -> findings.note(Findings.Kind.LEAKED, "all cells", it));
    findings.conclude(
        String.format(
            Locale.ROOT,
            "%d cells (%d calls, %d faults, %d modes, seed %d)",
            attempts.size(),
            cells.size(),
            WireFault.all().size(),
            Mode.values().length,
            SEED));
  }

  /** Limits the calls per server: its threads for endless responses live as long as the server. */
  private void run(List<Attempt> attempts, Calls calls, Caller caller, OkHttpClient base)
      throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      for (Attempt attempt : attempts) {
        FaultyService service =
            new FaultyService(attempt.cell(), attempt.fault(), attempt.always(), document);
        server.setDispatcher(service);
        run(attempt, calls, client(server, service.tagged(base), attempt), service, caller);
        if (base.dispatcher().runningCallsCount() > 0) {
          findings.note(
              Findings.Kind.LEAKED, attempt.name(), base.dispatcher().runningCalls().toString());
        }
      }
      base.connectionPool().evictAll();
    }
  }

  private static ContainersClient client(MockWebServer server, OkHttpClient http, Attempt attempt) {
    var builder =
        TestClients.of(server, new ManualTime())
            .httpClient(http)
            .retryPolicy(attempt.mode().policy());
    return (attempt.fault().silent() ? builder.timeout(SHORT) : builder).build();
  }

  private void run(
      Attempt attempt, Calls calls, ContainersClient client, FaultyService service, Caller caller)
      throws InterruptedException {
    try (client) {
      ContainersClient view = attempt.mode().view(client);
      Caller.Outcome end =
          caller.make(
              attempt.name(),
              attempt.mode(),
              view,
              () -> calls.make(attempt.cell(), view),
              service::nothingDone);
      boolean refused = attempt.always() && attempt.fault().refusal();
      if (end.success() && refused && service.nothingDone()) {
        findings.note(Findings.Kind.LOST, attempt.name(), "reported as done");
      }
    }
    if (!service.doubled().isEmpty()) {
      findings.note(Findings.Kind.DOUBLED, attempt.name(), service.doubled().toString());
    }
  }
}
