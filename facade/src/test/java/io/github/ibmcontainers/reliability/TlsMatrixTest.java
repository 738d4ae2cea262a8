package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.exchange.Calls;
import io.github.ibmcontainers.exchange.Cell;
import io.github.ibmcontainers.exchange.Document;
import io.github.ibmcontainers.exchange.Exchanges;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each call of the exchange files over failing TLS connections, once and always, in each
 * mode: a sample of the cells in every build, all of them with {@code -P reliability}.
 */
class TlsMatrixTest {
  private static final long SEED = Long.getLong("reliability.seed", 20_260_102);
  private static final int SAMPLE = Integer.getInteger("reliability.cells", 400);

  private record Attempt(Cell cell, TlsFault fault, boolean always, Mode mode) {
    String name() {
      return cell.name() + " | TLS " + fault + (always ? " always" : " once") + " | " + mode;
    }
  }

  @TempDir private Path directory = Path.of("");
  private final Document document = new Document();
  private final Findings findings = new Findings();
  private final ConnectionPool pool = new ConnectionPool();
  private final Map<String, Boolean> possible = new HashMap<>();

  @Test
  @DisplayName(
      "#118 a broken handshake is retried, a wrong certificate isn't; nothing is executed twice, lost or hangs")
  void matrix() throws Exception {
    Leftovers leftovers = new Leftovers();
    List<Cell> cells = Exchanges.all().stream().filter(it -> it.refusal().isEmpty()).toList();
    List<Attempt> attempts =
        Sample.of(cells, List.of(TlsFault.values()), Attempt::new, SAMPLE, SEED);
    HandshakeCertificates trust = TlsProxy.trust();
    OkHttpClient base =
        new OkHttpClient.Builder()
            .connectionPool(pool)
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    try (Calls calls = new Calls(cells, directory);
        Caller caller = new Caller(findings);
        MockWebServer server = Servers.prompt()) {
      server.start();
      try (TlsProxy proxy = new TlsProxy(server.getPort())) {
        for (Attempt attempt : attempts) {
          run(attempt, calls, caller, server, proxy, base);
        }
        pool.evictAll();
        if (pool.connectionCount() > 0) {
          findings.note(Findings.Kind.LEAKED, "all cells", pool.connectionCount() + " connections");
        }
      }
    }
    leftovers.threads().forEach(it -> findings.note(Findings.Kind.LEAKED, "all cells", it));
    findings.conclude(
        String.format(
            Locale.ROOT,
            "%d cells over TLS (%d calls, %d faults, %d modes, seed %d)",
            attempts.size(),
            cells.size(),
            TlsFault.values().length,
            Mode.values().length,
            SEED));
  }

  private void run(
      Attempt attempt,
      Calls calls,
      Caller caller,
      MockWebServer server,
      TlsProxy proxy,
      OkHttpClient base)
      throws InterruptedException {
    FaultyService service = new FaultyService(attempt.cell(), WireFault.none(), false, document);
    server.setDispatcher(service);
    // Each cell starts with a new connection.
    pool.evictAll();
    proxy.spoil(attempt.fault(), attempt.always());
    Caller.Outcome end = call(attempt.name(), attempt, calls, caller, proxy, base, service);
    if (end.success() && service.nothingDone()) {
      findings.note(Findings.Kind.LOST, attempt.name(), "reported as done");
    }
    if (!service.doubled().isEmpty()) {
      findings.note(Findings.Kind.DOUBLED, attempt.name(), service.doubled().toString());
    }
    TlsFault.Stage stage = attempt.fault().stage();
    if (stage == TlsFault.Stage.PEER
        && !attempt.always()
        && proxy.connections() > simultaneous(attempt.cell())) {
      findings.note(Findings.Kind.DOUBLED, attempt.name(), proxy.connections() + " connections");
    }
    if (stage == TlsFault.Stage.CONNECTING
        && !attempt.always()
        && attempt.mode() != Mode.ONCE
        && end.end() == Caller.End.FAILURE
        && succeedsWithoutFault(attempt, calls, caller, server, proxy, base)) {
      findings.note(Findings.Kind.LOST, attempt.name(), "not repeated");
    }
  }

  /** A listing sends concurrent requests for all providers; other calls start with one request. */
  private static long simultaneous(Cell cell) {
    boolean lists = cell.exchanges().stream().allMatch(it -> it.request().startsWith("GET "));
    return lists ? cell.exchanges().size() : 1;
  }

  private boolean succeedsWithoutFault(
      Attempt attempt,
      Calls calls,
      Caller caller,
      MockWebServer server,
      TlsProxy proxy,
      OkHttpClient base)
      throws InterruptedException {
    String name = attempt.cell().name() + " | no fault | " + attempt.mode();
    Boolean known = possible.get(name);
    if (known == null) {
      FaultyService service = new FaultyService(attempt.cell(), WireFault.none(), false, document);
      server.setDispatcher(service);
      proxy.spoil(null, false);
      known = call(name, attempt, calls, caller, proxy, base, service).success();
      possible.put(name, known);
    }
    return known;
  }

  private static Caller.Outcome call(
      String name,
      Attempt attempt,
      Calls calls,
      Caller caller,
      TlsProxy proxy,
      OkHttpClient base,
      FaultyService service)
      throws InterruptedException {
    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.bearerToken("opaque-test-token"))
            .endpoints(
                Endpoints.of(
                    proxy.url("/iam"), proxy.url("/coe/v2/accounts"), proxy.url("/global")))
            .time(new ManualTime())
            .httpClient(service.tagged(base))
            .retryPolicy(attempt.mode().policy())
            .build()) {
      ContainersClient view = attempt.mode().view(client);
      return caller.make(
          name, attempt.mode(), view, () -> calls.make(attempt.cell(), view), service::nothingDone);
    }
  }
}
