package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.exchange.Calls;
import io.github.ibmcontainers.exchange.Cell;
import io.github.ibmcontainers.exchange.Document;
import io.github.ibmcontainers.exchange.Tour;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes every method's call on a stateful fake cloud, behind a gateway that spoils responses. A
 * tour makes the calls in order, each under one fault. A run without faults records the state after
 * each call; under a fault, the state must be the same, or the one before the call. In the latter
 * case, the call is then repeated without a fault.
 *
 * <p>One tour of each cloud runs in every build. With {@code -P reliability}, so many tours run
 * that each call meets each fault, once and always, on one of the clouds.
 */
class StateMatrixTest {
  private static final long SEED = Long.getLong("reliability.seed", 20_260_103);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String SILENT = "silent";

  /** For calls without faults: connections unaffected by faults. */
  private static final String CALM = "calm";

  /** Coprime with the number of choices. */
  private static final int STRIDE = 7;

  private static final Duration REST = Duration.ofMinutes(1);
  private static final List<WireFault> FAULTS = WireFault.all();
  private static final Mode[] MODES = {Mode.ONCE, Mode.RETRIED, Mode.ASYNC};

  /**
   * The result of a call without faults.
   *
   * @param possible whether it succeeds: some calls aren't supported by every provider
   * @param executed the changes that it makes
   * @param after the state afterwards
   */
  private record Step(boolean possible, List<String> executed, Snapshot after) {}

  @TempDir private Path directory = Path.of("");
  private final Document document = new Document();
  private final Findings findings = new Findings();
  private int cells;

  @Test
  @DisplayName(
      "#111 #112 #144 #145 under each fault a call takes effect once or not at all, and can be made afterwards")
  void tours() throws Exception {
    Leftovers leftovers = new Leftovers();
    Map<Tour, List<Cell>> all = new EnumMap<>(Tour.class);
    Stream.of(Tour.values()).forEach(tour -> all.put(tour, tour.cells()));
    boolean whole = Boolean.getBoolean("reliability.whole");
    int clouds = Tour.values().length;
    int tours = whole ? 2 * FAULTS.size() / clouds + 1 : Integer.getInteger("reliability.tours", 1);
    int first = whole ? 0 : new Random(SEED).nextInt(2 * FAULTS.size());
    try (Calls calls = new Calls(all.values().stream().flatMap(List::stream).toList(), directory);
        Caller caller = new Caller(findings)) {
      int cloud = 0;
      for (Tour tour : Tour.values()) {
        List<Step> steps = plain(tour, all.get(tour), calls);
        for (int i = 0; i < tours; i++) {
          int number = first + i * clouds + cloud;
          spoiled(tour, all.get(tour), calls, steps, number, caller);
        }
        cloud++;
      }
    }
    leftovers.threads().forEach(it -> findings.note(Findings.Kind.LEAKED, "all tours", it));
    findings.conclude(
        String.format(
            Locale.ROOT,
            "%d cells on a cloud with state (%d tours of each of %d clouds, %d faults, %d modes, seed %d)",
            cells,
            tours,
            clouds,
            FAULTS.size(),
            MODES.length,
            SEED));
  }

  private static List<Step> plain(Tour tour, List<Cell> cells, Calls calls) throws Exception {
    List<Step> steps = new ArrayList<>();
    try (SetUp setUp = new SetUp(tour)) {
      ContainersClient client = setUp.client(Mode.ONCE, CALM);
      Snapshot before = setUp.snapshot();
      for (Cell cell : cells) {
        setUp.gateway.heal();
        boolean possible = true;
        try {
          calls.make(cell, client);
        } catch (OperationNotSupportedException e) {
          possible = false;
        }
        List<String> executed = setUp.gateway.executed();
        steps.add(new Step(possible, executed, executed.isEmpty() ? before : setUp.snapshot()));
        before = steps.get(steps.size() - 1).after();
      }
    }
    return steps;
  }

  private void spoiled(
      Tour tour, List<Cell> calls, Calls compiled, List<Step> steps, int number, Caller caller)
      throws Exception {
    Random random = new Random(SEED + number);
    try (SetUp setUp = new SetUp(tour)) {
      Snapshot before = setUp.snapshot();
      for (int i = 0; i < calls.size(); i++) {
        int choice = (number + STRIDE * i) % (2 * FAULTS.size());
        Mode mode = MODES[random.nextInt(MODES.length)];
        Step step = steps.get(i);
        if (step.possible()) {
          cells++;
          Attempt attempt =
              new Attempt(calls.get(i), FAULTS.get(choice / 2), choice % 2 == 0, mode);
          boolean success = run(attempt, step, before, setUp, compiled, caller);
          if (!step.executed().isEmpty()) {
            if (!success && !repeated(attempt, step, setUp, compiled, caller)) {
              // The following calls would start from another state than without faults.
              return;
            }
            before = step.after();
          }
        }
      }
    }
  }

  /** Makes a call under a fault. Returns whether it took effect. */
  private boolean run(
      Attempt attempt, Step step, Snapshot before, SetUp setUp, Calls compiled, Caller caller)
      throws InterruptedException {
    FaultyGateway gateway = setUp.gateway;
    ContainersClient client = setUp.client(attempt.mode(), attempt.fault().silent() ? SILENT : "");
    gateway.spoil(attempt.fault(), attempt.always(), !step.executed().isEmpty());
    Caller.Outcome outcome =
        caller.make(
            attempt.name(),
            attempt.mode(),
            client,
            () -> compiled.make(attempt.cell(), client),
            () -> gateway.executed().isEmpty());
    List<String> executed = new ArrayList<>(gateway.executed());
    gateway.heal();
    step.executed().forEach(executed::remove);
    executed.removeIf(line -> document.operation(line).idempotent());
    if (!executed.isEmpty()) {
      findings.note(Findings.Kind.DOUBLED, attempt.name(), executed.toString());
    }
    if (step.executed().isEmpty()) {
      return true;
    }
    Snapshot now = setUp.snapshot();
    if (now.equals(step.after())) {
      return true;
    }
    if (outcome.success()) {
      findings.note(Findings.Kind.LOST, attempt.name(), now.differences(step.after()));
    } else if (step.executed().size() == 1 && !now.equals(before)) {
      findings.note(Findings.Kind.DOUBLED, attempt.name(), now.differences(before));
    }
    return false;
  }

  /** Repeats a call without a fault. Returns whether it took effect. */
  private boolean repeated(Attempt attempt, Step step, SetUp setUp, Calls compiled, Caller caller)
      throws InterruptedException {
    String name = attempt.name() + ", repeated";
    ContainersClient client = setUp.client(Mode.ONCE, CALM);
    Caller.Outcome outcome =
        caller.make(
            name, Mode.ONCE, client, () -> compiled.make(attempt.cell(), client), () -> true);
    Snapshot now = setUp.snapshot();
    boolean equal = now.equals(step.after());
    if (!outcome.success() || !equal) {
      String difference = equal ? "" : now.differences(step.after());
      findings.note(Findings.Kind.LOST, name, outcome.failure() + " " + difference);
    }
    return equal;
  }

  /** A cloud, the gateway in front of it, and clients of the gateway. */
  private static final class SetUp implements AutoCloseable {
    private final ManualTime time = new ManualTime();
    private final MockWebServer server = Servers.prompt();
    private final Map<String, ContainersClient> clients = new HashMap<>();
    private final Tour tour;
    private final FakeIbmCloud cloud;
    private final ContainersClient direct;
    final FaultyGateway gateway;

    SetUp(Tour tour) throws IOException {
      this.tour = tour;
      this.cloud = tour.cloud(time);
      this.direct = tour.client(cloud, TestClients.endpoints(cloud), time).build();
      this.gateway = new FaultyGateway(cloud.endpoints().legacyContainers());
      server.setDispatcher(gateway);
      server.start();
    }

    ContainersClient client(Mode mode, String use) {
      return clients.computeIfAbsent(
          mode + " " + use,
          any -> {
            Endpoints endpoints =
                Endpoints.of(
                        cloud.endpoints().iam(),
                        cloud.endpoints().accounts(),
                        server.url("/global"))
                    .toBuilder()
                    .resourceController(cloud.endpoints().resourceController())
                    .build();
            var builder = tour.client(cloud, endpoints, time).retryPolicy(mode.policy());
            return (use.equals(SILENT) ? builder.timeout(SHORT) : builder).build();
          });
    }

    /** Returns the state at rest. The cloud updates resources when they are read. */
    Snapshot snapshot() {
      time.advance(REST);
      if (direct.clusters().list().stream().anyMatch(it -> it.name().equals(tour.cluster()))) {
        direct.workers().list(tour.cluster());
        direct.workerPools().list(tour.cluster());
        direct.ingress().status(tour.cluster());
      }
      direct.dedicatedHosts().pools().forEach(it -> direct.dedicatedHosts().list(it.getId()));
      return Snapshot.of(cloud.containers().state());
    }

    @Override
    public void close() {
      clients.values().forEach(ContainersClient::close);
      direct.close();
      server.close();
      gateway.close();
      cloud.close();
    }
  }
}
