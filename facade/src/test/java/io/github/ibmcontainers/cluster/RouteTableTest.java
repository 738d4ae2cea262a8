package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Route;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each cell of the table of routes, full or empty, by the methods that people call. */
class RouteTableTest {
  private static final Map<String, String> SCOPE_HEADERS =
      Map.of(
          "X-Auth-Resource-Account", "acc1",
          "X-Auth-Resource-Group", "rg1",
          "X-Auth-Resource-Group-ID", "rg1",
          "X-Region", "us-south");
  private static final Scope SCOPE =
      Scope.builder().account("acc1").resourceGroup("rg1").region("us-south").build();

  private static final String BEGIN = "<!-- routes:begin -->\n";
  private static final String END = "<!-- routes:end -->";

  private final Cells cells = new Cells();
  private final Map<String, JsonObject> document = operations();

  @TestFactory
  @DisplayName("Every full cell: the request that leaves and the view that comes back")
  Stream<DynamicTest> fullCells() {
    return RouteTable.all().stream()
        .flatMap(
            action ->
                action.routes().stream()
                    .map(
                        route ->
                            DynamicTest.dynamicTest(
                                action.name() + ", " + route.provider() + ", " + route.version(),
                                () -> full(action, route))));
  }

  private void full(Action<?, ?> action, Route<?, ?, ?> route) throws Exception {
    Cells.Row row = cells.row(action);
    Cells.Cell cell =
        row.cells.stream()
            .filter(it -> it.provider() == route.provider() && it.version() == route.version())
            .findFirst()
            .orElseThrow(() -> new AssertionError("No example for this cell: add one to Cells"));
    try (MockWebServer server = started();
        TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
      server.setDispatcher(new Service(cell));
      Object view = row.ask.ask(it.services(), route.provider(), route.version());
      RecordedRequest sent = theOneThatIsNoLookup(server, cell);
      assertThat(sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", ""))
          .isEqualTo(cell.request());
      String body = sent.getBody() == null ? "" : sent.getBody().utf8();
      if (cell.body() == null) {
        assertThat(body).isEmpty();
      } else {
        assertThat(JsonParser.parseString(body)).isEqualTo(JsonParser.parseString(cell.body()));
        assertThat(sent.getHeaders().get("Content-Type")).startsWith("application/json");
      }
      assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer opaque-test-token");
      requireScopeHeaders(sent, route.operation());
      row.check.accept(view == null ? "nothing" : view);
    }
  }

  private void requireScopeHeaders(RecordedRequest sent, String operationId) {
    JsonObject operation =
        Objects.requireNonNull(document.get(operationId), operationId + " is not in the document");
    String template = operation.get("path").getAsString().replaceAll("\\{[^}]*}", "[^/?]+");
    assertThat(sent.getMethod() + " " + sent.getUrl().encodedPath().replaceFirst("^/global", ""))
        .matches(operation.get("method").getAsString() + " " + template);
    Set<String> declared = new HashSet<>();
    for (JsonElement parameter : operation.getAsJsonArray("parameters")) {
      if (parameter.getAsJsonObject().get("in").getAsString().equals("header")) {
        declared.add(parameter.getAsJsonObject().get("name").getAsString());
      }
    }
    SCOPE_HEADERS.forEach(
        (header, value) ->
            assertThat(sent.getHeaders().values(header))
                .as(header)
                .isEqualTo(declared.contains(header) ? List.of(value) : List.of()));
  }

  private static RecordedRequest theOneThatIsNoLookup(MockWebServer server, Cells.Cell cell)
      throws InterruptedException {
    List<RecordedRequest> others = new ArrayList<>();
    for (int left = server.getRequestCount(); left > 0; left--) {
      RecordedRequest sent = Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS));
      if (!isLookup(sent) || cell.request().startsWith("GET /v2/getCluster?")) {
        others.add(sent);
      }
    }
    assertThat(others).isNotEmpty();
    if (!cell.request().startsWith("GET /v2/getCluster?")) {
      // With v1 preferred, the provider of a classic cluster is found by v1, too.
      others.removeIf(
          sent ->
              sent.getTarget().equals("/global/v1/clusters/c1")
                  && !cell.request().equals("GET /v1/clusters/c1")
                  && "GET".equals(sent.getMethod()));
      assertThat(others).hasSize(1);
    }
    return others.get(others.size() - 1);
  }

  private static MockWebServer started() throws IOException {
    MockWebServer server = new MockWebServer();
    server.start();
    return server;
  }

  private static boolean isLookup(RecordedRequest sent) {
    return sent.getUrl().encodedPath().equals("/global/v2/getCluster");
  }

  @TestFactory
  @DisplayName("Every empty cell: an error that names what is possible, before anything is sent")
  Stream<DynamicTest> emptyCells() {
    return RouteTable.all().stream()
        .flatMap(
            action ->
                Stream.of(Provider.values())
                    .filter(provider -> action.routes(provider).isEmpty())
                    .map(
                        provider ->
                            DynamicTest.dynamicTest(
                                action.name() + ", " + provider, () -> empty(action, provider))));
  }

  private void empty(Action<?, ?> action, Provider provider) throws Exception {
    Cells.Row row = cells.row(action);
    try (MockWebServer server = started();
        TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
      server.setDispatcher(
          new Service(
              new Cells.Cell(provider, ApiVersion.V2, "nothing is expected", null, 500, "")));
      boolean chosenByMethod = !row.onCluster && action != RouteTable.row("list zones");
      assertThatThrownBy(
              () -> {
                if (chosenByMethod && action != RouteTable.row("list flavors of a zone")) {
                  // The methods for this action leave no choice of a provider.
                  action.route(provider, null);
                } else {
                  row.ask.ask(it.services(), provider, ApiVersion.V2);
                }
              })
          .isInstanceOfSatisfying(
              NoRouteException.class,
              e -> {
                assertThat(e.provider()).isEqualTo(provider);
                assertThat(e.action()).isEqualTo(action.name());
                assertThat(e).hasMessageContaining(action.name());
                assertThat(e).hasMessageContaining(action.reason(provider));
                action
                    .routes()
                    .forEach(
                        route -> assertThat(e).hasMessageContaining(route.provider().toString()));
              });
      for (int left = server.getRequestCount(); left > 0; left--) {
        assertThat(isLookup(Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS))))
            .isTrue();
      }
    }
  }

  @Test
  @DisplayName("The documentation prints the table as it is; -Droutes.write=true prints it anew")
  void printedTable() throws IOException {
    Path page = page();
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("routes.write")) {
      Files.writeString(
          page, text.substring(0, begin) + RouteTable.markdown() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as(
            "%s does not have the table that the code takes: run this test with -Droutes.write=true",
            page)
        .isEqualTo(RouteTable.markdown());
  }

  /** The page that has the marks of the table. */
  private static Path page() throws IOException {
    Path module = Path.of(System.getProperty("basedir", "."));
    for (String name : List.of("../README.md")) {
      Path page = module.resolve(name);
      if (Files.exists(page) && Files.readString(page).contains(BEGIN)) {
        return page;
      }
    }
    throw new AssertionError("No page has the mark " + BEGIN.strip());
  }

  /** Answers a cell's request, and what finds out the provider of cluster c1 before. */
  private static final class Service extends Dispatcher {
    private final Cells.Cell cell;

    Service(Cells.Cell cell) {
      this.cell = cell;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String sent = request.getMethod() + " " + request.getTarget().replaceFirst("^/global", "");
      if (sent.equals(cell.request())) {
        return json(cell.status(), cell.answer());
      }
      if (sent.equals("GET /v2/getCluster?cluster=c1")) {
        return json(
            200,
            "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \""
                + cell.provider().id()
                + "\"}");
      }
      if (sent.equals("GET /v1/clusters/c1") && cell.provider() == Provider.CLASSIC) {
        return json(200, "{\"id\": \"c1\", \"name\": \"mycluster\"}");
      }
      return json(404, "{\"code\": \"G0004\", \"description\": \"not found\"}");
    }

    private static MockResponse json(int status, String body) {
      MockResponse.Builder answer = new MockResponse.Builder().code(status);
      return (body.isEmpty()
              ? answer
              : answer.setHeader("Content-Type", "application/json").body(body))
          .build();
    }
  }

  private static Map<String, JsonObject> operations() {
    Map<String, JsonObject> byId = new HashMap<>();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                RouteTableTest.class.getResourceAsStream(
                    "/io/github/ibmcontainers/spec/containers-api.json")),
            StandardCharsets.UTF_8)) {
      JsonObject paths = JsonParser.parseReader(in).getAsJsonObject().getAsJsonObject("paths");
      for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
        for (Map.Entry<String, JsonElement> method : path.getValue().getAsJsonObject().entrySet()) {
          JsonObject operation = method.getValue().getAsJsonObject();
          operation.addProperty("path", path.getKey());
          operation.addProperty("method", method.getKey().toUpperCase(Locale.ROOT));
          if (!operation.has("parameters")) {
            operation.add("parameters", new JsonArray());
          }
          byId.put(operation.get("operationId").getAsString(), operation);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return byId;
  }
}
