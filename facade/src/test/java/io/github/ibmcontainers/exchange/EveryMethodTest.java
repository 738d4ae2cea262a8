package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.ManualTime;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls each method of each group on the fake cloud, which is independent of this client and
 * rejects what the document or IBM's guides don't allow. The calls are in {@code every-method.txt}.
 */
class EveryMethodTest {
  @TempDir static Path directory;

  private static final Map<Tour, List<Cell>> CELLS = new EnumMap<>(Tour.class);
  private static Calls calls;

  @BeforeAll
  static void compile() throws Exception {
    for (Tour tour : Tour.values()) {
      CELLS.put(tour, tour.cells());
    }
    calls = new Calls(CELLS.values().stream().flatMap(List::stream).toList(), directory);
  }

  @AfterAll
  static void close() {
    calls.close();
  }

  @TestFactory
  @DisplayName(
      "#145 the fake cloud accepts the requests of each method, for each provider that it serves")
  Stream<DynamicTest> each() {
    return Stream.of(Tour.values())
        .map(tour -> DynamicTest.dynamicTest(tour.name(), () -> run(tour)));
  }

  private static void run(Tour tour) {
    List<String> refused = new ArrayList<>();
    List<String> unsupported = new ArrayList<>();
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud = tour.cloud(time);
        ContainersClient client =
            tour.client(cloud, TestClients.endpoints(cloud), time)
                .retryPolicy(RetryPolicy.none())
                .build()) {
      for (Cell cell : CELLS.get(tour)) {
        try {
          calls.make(cell, client);
        } catch (OperationNotSupportedException e) {
          unsupported.add(cell.name());
        } catch (Throwable e) {
          refused.add(cell.name() + " -> " + e);
        }
      }
    }
    assertThat(String.join("\n", refused)).isEmpty();
    // The route table lists them, and the exchange files verify that they send no request.
    assertThat(unsupported).hasSizeLessThan(CELLS.get(tour).size() / 4);
  }

  @Test
  @DisplayName("#145 every method has a call in every-method.txt")
  void complete() {
    for (Tour tour : Tour.values()) {
      Set<String> missing = new TreeSet<>();
      for (Class<?> group : ExchangeTest.groups()) {
        for (Method method : ExchangeTest.methods(group)) {
          // Ends only for a worker that is currently being replaced. AwaitReplacedTest covers it.
          if (!method.getName().equals("awaitReplaced")) {
            missing.add(ExchangeTest.signature(method));
          }
        }
      }
      CELLS.get(tour).forEach(cell -> missing.removeAll(calls.methods(cell)));
      // Satellite workers can't be replaced, so there is nothing to wait for.
      missing.removeIf(it -> tour == Tour.SATELLITE && it.contains(".awaitReplaced("));
      assertThat(missing).as(tour.name()).isEmpty();
    }
  }
}
