package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests each method of each group against its data files. */
class ExchangeTest {
  private static final Map<String, String> SCOPE =
      Map.of(
          "X-Auth-Resource-Account", "acc1",
          "X-Auth-Resource-Group", "rg1",
          "X-Auth-Resource-Group-ID", "rg1",
          "X-Region", "us-south");

  /** Methods without requests of their own, and the test that covers them. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("AddOns.across", "cluster.AcrossAccountsTest"),
          Map.entry("AddOns.acrossAccounts", "cluster.AcrossAccountsTest"),
          Map.entry("Clusters.across", "cluster.BulkListingTest"),
          Map.entry("WorkerPools.across", "cluster.AcrossAccountsTest"),
          Map.entry("WorkerPools.acrossAccounts", "cluster.AcrossAccountsTest"),
          Map.entry("Workers.across", "cluster.AcrossAccountsTest"),
          Map.entry("Workers.acrossAccounts", "cluster.AcrossAccountsTest"),
          Map.entry("Clusters.acrossAccounts", "cluster.BulkListingTest"),
          Map.entry("Clusters.acrossRegions", "cluster.BulkListingTest"),
          Map.entry("Clusters.validate", "cluster.ValidateTest"),
          Map.entry("Locations.validate", "cluster.ValidateTest"),
          Map.entry("WorkerPools.validate", "cluster.ValidateTest"),
          Map.entry("AddOns.awaitHealthy", "cluster.wait.WaitsTest"),
          Map.entry("Clusters.awaitAddOnHealthy", "cluster.wait.WaitsTest"),
          Map.entry("Clusters.upgrade", "cluster.UpgradeTest"),
          Map.entry("Clusters.awaitReady", "cluster.wait.WaitsTest"),
          Map.entry("Clusters.awaitVersion", "cluster.wait.WaitsTest"),
          Map.entry("Clusters.awaitDeleted", "cluster.wait.WaitsTest"),
          Map.entry("Workers.awaitReplaced", "cluster.worker.AwaitReplacedTest"),
          Map.entry("Workers.rolling", "cluster.worker.RollingReplacementTest"),
          Map.entry("Workers.awaitReady", "cluster.wait.WaitsTest"),
          Map.entry("Workers.awaitVersion", "cluster.wait.WaitsTest"),
          Map.entry("Workers.awaitRemoved", "cluster.wait.WaitsTest"),
          Map.entry("WorkerPools.awaitReady", "cluster.wait.WaitsTest"),
          Map.entry("WorkerPools.awaitVersion", "cluster.wait.WaitsTest"),
          Map.entry("WorkerPools.awaitRemoved", "cluster.wait.WaitsTest"),
          Map.entry("Satellite.awaitReadyForHosts", "cluster.wait.WaitsTest"),
          Map.entry("Satellite.awaitHostAssigned", "cluster.wait.WaitsTest"),
          Map.entry("Satellite.registerSubdomains", "cluster.GroupsOnFakeCloudTest"),
          Map.entry("VirtualNetworkInterfaces.attach", "cluster.network.GraphQlTest"),
          Map.entry("VirtualNetworkInterfaces.list", "cluster.network.GraphQlTest"),
          Map.entry("VirtualNetworkInterfaces.detach", "cluster.network.GraphQlTest"),
          Map.entry("Logging.loggingInstances", "cluster.GroupMethodsTest"),
          Map.entry("Logging.monitoringInstances", "cluster.GroupMethodsTest"));

  @TempDir static Path directory;

  private static final List<Cell> CELLS = Exchanges.all();
  private static final Document DOCUMENT = new Document();
  private static Calls calls;

  @BeforeAll
  static void compile() throws Exception {
    calls = new Calls(CELLS, directory);
  }

  @AfterAll
  static void close() {
    calls.close();
  }

  @TestFactory
  @DisplayName("The requests of a call and its result match the data file")
  Stream<DynamicTest> each() {
    return CELLS.stream().map(cell -> DynamicTest.dynamicTest(cell.name(), () -> run(cell)));
  }

  private static void run(Cell cell) throws Throwable {
    try (MockWebServer server = Servers.prompt()) {
      server.setDispatcher(new Service(cell));
      server.start();
      try (ContainersClient client =
          TestClients.of(server, new ManualTime()).retryPolicy(RetryPolicy.none()).build()) {
        ContainersClient view =
            client.with(scope -> scope.account("acc1").resourceGroup("rg1").region("us-south"));
        if (cell.refusal().isPresent()) {
          refused(cell, view);
        } else {
          Object result = calls.make(cell, view);
          for (Seen seen : cell.seen()) {
            seen.check(result);
          }
        }
      }
      List<RecordedRequest> sent = new ArrayList<>();
      for (int left = server.getRequestCount(); left > 0; left--) {
        sent.add(Objects.requireNonNull(server.takeRequest(30, TimeUnit.SECONDS)));
      }
      for (Cell.Exchange exchange : cell.exchanges()) {
        RecordedRequest request =
            sent.stream()
                .filter(it -> line(it).equals(exchange.request()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new AssertionError(
                            exchange.request()
                                + " did not leave, but "
                                + sent.stream().map(ExchangeTest::line).toList()));
        sent.remove(request);
        check(exchange, request);
      }
      assertThat(sent)
          .as("other requests, except the lookup of the provider")
          .allMatch(it -> Service.isLookup(cell, line(it)));
    }
  }

  private static void refused(Cell cell, ContainersClient client) {
    assertThatThrownBy(() -> calls.make(cell, client))
        .isInstanceOfSatisfying(
            OperationNotSupportedException.class,
            e -> assertThat(e.provider()).isEqualTo(cell.provider().orElseThrow()))
        .hasMessageContaining(cell.refusal().orElseThrow());
  }

  private static void check(Cell.Exchange expected, RecordedRequest sent) {
    String body = sent.getBody() == null ? "" : sent.getBody().utf8();
    if (expected.body() == null) {
      assertThat(body).isEmpty();
    } else {
      assertThat(JsonParser.parseString(body)).isEqualTo(JsonParser.parseString(expected.body()));
      assertThat(sent.getHeaders().get("Content-Type")).startsWith("application/json");
    }
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + TestClients.TOKEN);
    Set<String> declared = DOCUMENT.operation(expected.request()).headers();
    SCOPE.forEach(
        (header, value) ->
            assertThat(sent.getHeaders().values(header))
                .as(header)
                .isEqualTo(declared.contains(header) ? List.of(value) : List.of()));
    Set<String> others = new TreeSet<>(sent.getHeaders().names());
    others.removeIf(it -> !it.startsWith("X-Auth-") || SCOPE.containsKey(it));
    assertThat(others).isEqualTo(expected.headers().keySet());
    expected
        .headers()
        .forEach((name, value) -> assertThat(sent.getHeaders().get(name)).isEqualTo(value));
  }

  private static String line(RecordedRequest sent) {
    return sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", "");
  }

  @Test
  @DisplayName("Every public method of every group has an exchange with every provider")
  void complete() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> group : groups()) {
      for (Method method : methods(group)) {
        String name = group.getSimpleName() + "." + method.getName();
        String signature = signature(method);
        for (Provider provider : Provider.values()) {
          boolean there =
              CELLS.stream()
                  .filter(it -> it.provider().isEmpty() || it.provider().get() == provider)
                  .anyMatch(it -> calls.methods(it).contains(signature));
          if (!there && !ELSEWHERE.containsKey(name)) {
            missing.add(signature + " with " + provider);
          }
        }
      }
    }
    assertThat(missing).as("methods without a file in src/test/resources/exchanges").isEmpty();
  }

  @Test
  @DisplayName(
      "Every file calls the method that it is named after, and the tests named for other methods exist")
  void named() throws ClassNotFoundException {
    for (Cell cell : CELLS) {
      String method = cell.method().substring(cell.method().lastIndexOf('.') + 1);
      assertThat(calls.methods(cell))
          .as(cell.name())
          .anyMatch(it -> it.contains("." + method + "("));
    }
    for (String test : ELSEWHERE.values()) {
      Class.forName(TestClients.class.getPackageName() + "." + test);
    }
  }

  /** Returns all groups reachable from a client. */
  static Set<Class<?>> groups() {
    Set<Class<?>> groups = new LinkedHashSet<>();
    List<Class<?>> next = new ArrayList<>(List.of(ContainersClient.class));
    while (!next.isEmpty()) {
      for (Method method : next.remove(0).getDeclaredMethods()) {
        if (isGroup(method) && groups.add(method.getReturnType())) {
          next.add(method.getReturnType());
        }
      }
    }
    return groups;
  }

  private static boolean isGroup(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && method.getParameterCount() == 0
        && Group.class.isAssignableFrom(method.getReturnType());
  }

  static List<Method> methods(Class<?> group) {
    return Arrays.stream(group.getDeclaredMethods())
        .filter(it -> Modifier.isPublic(it.getModifiers()) && !it.isSynthetic() && !isGroup(it))
        .toList();
  }

  /**
   * Returns a signature as {@link Calls#methods} does: {@code
   * Workers.get(java.lang.String,java.lang.String)}.
   */
  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getCanonicalName)
        .collect(
            Collectors.joining(
                ",",
                method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(",
                ")"));
  }

  /** Sends the responses of the cell, and those for the lookup of the provider of cluster c1. */
  private static final class Service extends Dispatcher {
    private final Cell cell;
    private final List<Cell.Exchange> left;

    Service(Cell cell) {
      this.cell = cell;
      this.left = new ArrayList<>(cell.exchanges());
    }

    /** Whether a request looks up the provider where it matters, or the region before a change. */
    static boolean isLookup(Cell cell, String request) {
      boolean changes = cell.exchanges().stream().anyMatch(it -> !it.request().startsWith("GET "));
      boolean ofV1 = cell.provider().map(Provider.CLASSIC::equals).orElse(true);
      return (cell.provider().isPresent() || changes)
          && (request.equals("GET /v2/getCluster?cluster=c1")
              || (ofV1 && request.equals("GET /v1/clusters/c1")));
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest sent) {
      List<Cell.Exchange> fitting =
          left.stream().filter(it -> it.request().equals(line(sent))).toList();
      if (fitting.size() > 1) {
        left.remove(fitting.get(0));
      }
      if (!fitting.isEmpty()) {
        return response(fitting.get(0).status(), fitting.get(0).answer());
      }
      return isLookup(cell, line(sent))
          ? response(
              200,
              "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \""
                  + cell.provider().orElse(Provider.VPC).id()
                  + "\"}")
          : response(404, "{\"code\": \"G0004\", \"description\": \"not found\"}");
    }

    private static MockResponse response(int status, String body) {
      MockResponse.Builder response = new MockResponse.Builder().code(status);
      if (!body.isEmpty()) {
        response.setHeader(
            "Content-Type", body.startsWith("#") ? "text/plain" : "application/json");
        response.body(body);
      }
      return response.build();
    }
  }
}
