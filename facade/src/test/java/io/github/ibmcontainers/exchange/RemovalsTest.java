package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.exchange.RemovalTrial.Mode;
import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the removals of all groups report if the response to the first request is lost and the
 * second request gets each kind of response.
 */
class RemovalsTest {
  private static final Pattern REMOVAL =
      Pattern.compile("remove|delete|detach|disable|unbind|unregister|unignore");

  /** Without the property, each removal is tried with one in so many combinations, in turn. */
  private static final int STEP = Boolean.getBoolean("reliability.whole") ? 1 : 9;

  @TempDir static Path directory;

  private static final Document DOCUMENT = new Document();
  private static final List<Cell> CELLS = cells();
  private static Calls calls;

  /** Returns the removals of the exchange files, one for each kind of request that they send. */
  private static List<Cell> cells() {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Stream.concat(Exchanges.all().stream(), Stream.of(ofInterface()))
        .filter(it -> it.refusal().isEmpty() && REMOVAL.matcher(name(it)).lookingAt())
        .forEach(
            it -> cells.putIfAbsent(it.method() + " " + RemovalTrial.change(it).request(), it));
    return List.copyOf(cells.values());
  }

  private static Cell ofInterface() {
    return new Cell(
        "networks/virtualInterfaces/detach",
        "networks.virtualInterfaces.detach",
        Optional.empty(),
        "networks().virtualInterfaces().detach(AttachmentTarget.cluster(\"c1\"), \"vni-1\", true)",
        List.of(
            new Cell.Exchange(
                "POST /graphql",
                Map.of(),
                null,
                200,
                "{\"data\": {\"removeVirtualNetworkInterfaceFromNode\": {}}}")),
        Optional.empty(),
        List.of());
  }

  /** Returns the name of the method that the cell tests. */
  private static String name(Cell cell) {
    return cell.method().substring(cell.method().lastIndexOf('.') + 1);
  }

  /** Returns a cell whose call may be repeated. */
  private static Cell repeatable(Cell cell) {
    String method = "." + name(cell) + "(";
    return new Cell(
        cell.name() + ", repeatable",
        cell.method(),
        cell.provider(),
        cell.call()
            .replace(method, ".with(RequestOptions.builder().repeatable().build())" + method),
        cell.exchanges(),
        cell.refusal(),
        cell.seen());
  }

  @BeforeAll
  static void compile() throws Exception {
    calls =
        new Calls(
            Stream.concat(CELLS.stream(), CELLS.stream().map(RemovalsTest::repeatable)).toList(),
            directory);
  }

  @AfterAll
  static void close() {
    calls.close();
  }

  @Test
  @DisplayName("Each method that removes something is in the table")
  void complete() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> group : ExchangeTest.groups()) {
      ExchangeTest.methods(group).stream()
          .filter(it -> REMOVAL.matcher(it.getName()).lookingAt())
          .map(ExchangeTest::signature)
          .filter(it -> CELLS.stream().noneMatch(cell -> calls.methods(cell).contains(it)))
          .forEach(missing::add);
    }
    assertThat(missing).isEmpty();
  }

  @TestFactory
  @DisplayName("#112 #142 a removal is reported as done only if the resource is gone")
  Stream<DynamicTest> removals() {
    return CELLS.stream().map(cell -> DynamicTest.dynamicTest(cell.name(), () -> check(cell)));
  }

  private static void check(Cell cell) throws Exception {
    boolean idempotent =
        DOCUMENT.operation(RemovalTrial.change(cell).request()).idempotent()
            && !cell.name().startsWith("networks/virtualInterfaces");
    List<String> wrong = new ArrayList<>();
    OkHttpClient http = new OkHttpClient.Builder().build();
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      int number = CELLS.indexOf(cell);
      for (RemovalTrial trial : RemovalTrial.all(cell, idempotent)) {
        if (number++ % STEP == 0 || trial.isTypical()) {
          Cell made = trial.mode() == Mode.REPEATABLE ? repeatable(cell) : cell;
          trial
              .run(server, http, client -> calls.make(made, client))
              .ifPresent(it -> wrong.add(trial + ": " + it));
        }
      }
    } finally {
      http.connectionPool().evictAll();
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }
}
