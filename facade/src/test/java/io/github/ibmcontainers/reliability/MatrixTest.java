package io.github.ibmcontainers.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.exchange.Calls;
import io.github.ibmcontainers.exchange.Cell;
import io.github.ibmcontainers.exchange.Document;
import io.github.ibmcontainers.exchange.Exchanges;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each call of the exchange files under each fault, once and always, in each mode: a sample of the
 * cells in every build, all of them with {@code -P reliability}.
 */
class MatrixTest {
  private static final long SEED = 20_260_101;
  private static final int SAMPLE = 1_500;
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final int HANGING_SECONDS = 30;

  /** How the client is set up. */
  private enum Mode {
    ONCE(1),
    RETRIED(3),
    SCOPED(2);

    private final int attempts;

    Mode(int attempts) {
      this.attempts = attempts;
    }

    RetryPolicy policy() {
      return attempts == 1 ? RetryPolicy.none() : RetryPolicy.standard().withAttempts(attempts);
    }
  }

  private record Attempt(Cell cell, WireFault fault, boolean always, Mode mode) {
    String name() {
      return cell.name() + " | " + fault.name() + (always ? " always" : " once") + " | " + mode;
    }
  }

  @TempDir private Path directory = Path.of("");
  private final Document document = new Document();
  private final TreeMap<String, List<String>> faults = new TreeMap<>();

  @Test
  @DisplayName(
      "#109 #110 #111 #120 each call under each fault ends in a result or a typed failure; nothing is doubled or hangs")
  void matrix() throws Exception {
    List<Cell> cells = Exchanges.all().stream().filter(it -> it.refusal().isEmpty()).toList();
    List<Attempt> attempts = sample(cells);
    ConnectionPool pool = new ConnectionPool();
    Dispatcher dispatcher = new Dispatcher();
    OkHttpClient base =
        new OkHttpClient.Builder().connectionPool(pool).dispatcher(dispatcher).build();
    ExecutorService callers = Executors.newCachedThreadPool();
    try (Calls calls = new Calls(cells, directory);
        MockWebServer server = Servers.prompt()) {
      server.start();
      for (Attempt attempt : attempts) {
        FaultyService service =
            new FaultyService(attempt.cell(), attempt.fault(), attempt.always(), document);
        server.setDispatcher(service);
        run(attempt, calls, client(server, base, attempt), service, callers);
        if (dispatcher.runningCallsCount() > 0) {
          note("leaked", attempt, dispatcher.runningCalls().toString());
        }
      }
      assertThat(pool.connectionCount()).isEqualTo(pool.idleConnectionCount());
    } finally {
      callers.shutdownNow();
      assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%d cells (%d calls, %d faults, seed %d): %d untyped, %d doubled, %d lost, %d hanging, %d leaked",
            attempts.size(),
            cells.size(),
            WireFault.all().size(),
            SEED,
            count("untyped"),
            count("doubled"),
            count("lost"),
            count("hanging"),
            count("leaked"));
    System.out.println(summary);
    StringBuilder report = new StringBuilder(summary);
    faults.forEach(
        (kind, names) -> names.stream().limit(60).forEach(it -> report.append("\n").append(it)));
    assertThat(faults).as(report.toString()).isEmpty();
  }

  private static List<Attempt> sample(List<Cell> cells) {
    List<Attempt> all = new ArrayList<>();
    for (Cell cell : cells) {
      for (WireFault fault : WireFault.all()) {
        for (Mode mode : Mode.values()) {
          all.add(new Attempt(cell, fault, true, mode));
          all.add(new Attempt(cell, fault, false, mode));
        }
      }
    }
    if (Boolean.getBoolean("reliability.whole")) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, SAMPLE);
  }

  private static ContainersClient client(MockWebServer server, OkHttpClient base, Attempt attempt) {
    var builder =
        TestClients.of(server, new ManualTime())
            .httpClient(base)
            .retryPolicy(attempt.mode().policy());
    return (attempt.fault().silent() ? builder.timeout(SHORT) : builder).build();
  }

  private void run(
      Attempt attempt,
      Calls calls,
      ContainersClient client,
      FaultyService service,
      ExecutorService callers)
      throws InterruptedException {
    ContainersClient view =
        attempt.mode() == Mode.SCOPED
            ? client.with(scope -> scope.account("acc1").resourceGroup("rg1").region("us-south"))
            : client;
    Future<Boolean> end =
        callers.submit(
            () -> {
              try {
                // Reads what the views compute when they are printed.
                String printed = String.valueOf(calls.make(attempt.cell(), view));
                return printed != null;
              } catch (ContainersException e) {
                return false;
              } catch (IllegalArgumentException e) {
                // An argument that the cluster's provider, as the response has it, doesn't take.
                if (service.nothingDone()) {
                  return false;
                }
                throw e;
              } catch (Exception e) {
                throw e;
              } catch (Throwable e) {
                throw new ExecutionException(e);
              }
            });
    try {
      boolean success = end.get(HANGING_SECONDS, TimeUnit.SECONDS);
      boolean refused = attempt.always() && attempt.fault().refusal();
      if (success && refused && service.nothingDone()) {
        note("lost", attempt, "reported as done");
      }
    } catch (ExecutionException e) {
      note("untyped", attempt, where(e.getCause()));
    } catch (TimeoutException e) {
      end.cancel(true);
      note("hanging", attempt, "");
    } finally {
      client.close();
    }
    if (!service.doubled().isEmpty()) {
      note("doubled", attempt, service.doubled().toString());
    }
  }

  private static String where(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("io.github.ibmcontainers")) {
        return text.append(" at ").append(frame).toString();
      }
    }
    return text.toString();
  }

  private void note(String kind, Attempt attempt, String what) {
    faults
        .computeIfAbsent(kind, it -> new ArrayList<>())
        .add(kind + ": " + attempt.name() + " -> " + what);
  }

  private int count(String kind) {
    return faults.getOrDefault(kind, List.of()).size();
  }
}
