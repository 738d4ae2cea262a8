package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.api.AccountsApi;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the document, with a complete scope, with none, and with one for the call. */
class ScopeHeadersTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final MockWebServer SERVER = Servers.prompt();

  private static final RequestOptions EVERYTHING =
      RequestOptions.builder()
          .scope(
              Scope.builder()
                  .account("call-acc")
                  .resourceGroup("call-group")
                  .region("us-east")
                  .build())
          .infrastructureCredentials("call-user", "call-key")
          .supplementalToken("call-supplement")
          .build();

  @BeforeAll
  static void start() throws IOException {
    SERVER.setDispatcher(Responses.to(request -> new MockResponse.Builder().body("{}").build()));
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<Arguments> operations() throws IOException {
    JsonObject document;
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                ScopeHeadersTest.class.getResourceAsStream(
                    "/io/github/ibmcontainers/spec/containers-api.json")),
            StandardCharsets.UTF_8)) {
      document = JsonParser.parseReader(in).getAsJsonObject();
    }
    Stream.Builder<Arguments> all = Stream.builder();
    document
        .getAsJsonObject("paths")
        .entrySet()
        .forEach(
            path ->
                path.getValue().getAsJsonObject().entrySet().stream()
                    .filter(item -> METHODS.contains(item.getKey()))
                    .forEach(
                        item ->
                            all.add(
                                arguments(
                                    item.getValue()
                                        .getAsJsonObject()
                                        .get("operationId")
                                        .getAsString(),
                                    item.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    headers(item.getValue().getAsJsonObject())))));
    return all.build();
  }

  private static Map<String, Boolean> headers(JsonObject operation) {
    Map<String, Boolean> headers = new TreeMap<>();
    for (JsonElement element : operation.getAsJsonArray("parameters")) {
      JsonObject parameter = element.getAsJsonObject();
      if (parameter.get("in").getAsString().equals("header")) {
        headers.put(
            parameter.get("name").getAsString(),
            parameter.has("required") && parameter.get("required").getAsBoolean());
      }
    }
    return headers;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  @DisplayName("#82 #83 #84 a scope header is sent exactly where the document declares it")
  void declared(String id, String method, String path, Map<String, Boolean> headers)
      throws Exception {
    Operation operation = operation(id, method, path, headers);
    Map<String, String> expected = new TreeMap<>();
    for (String name : headers.keySet()) {
      expected.put(name, value(name));
    }
    // Cloud Foundry's organization and space are no longer set.
    expected.values().removeIf(String::isEmpty);
    // A fixed bearer token has no refresh token: its header is omitted, or the call is rejected
    // where it is required.
    boolean needsRefreshToken = Boolean.TRUE.equals(headers.get("X-Auth-Refresh-Token"));
    expected.remove("X-Auth-Refresh-Token");
    try (ContainersClient client = client()) {
      if (needsRefreshToken) {
        assertThatThrownBy(() -> send(client, operation, EVERYTHING))
            .cause()
            .isInstanceOf(MissingScopeException.class)
            .hasMessageContaining("refresh token");
      } else {
        assertThat(scopeHeaders(send(client, operation, EVERYTHING))).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  @DisplayName(
      "#82 without a scope, no scope header is sent, and a required one is reported as missing")
  void none(String id, String method, String path, Map<String, Boolean> headers) throws Exception {
    Operation operation = operation(id, method, path, headers);
    try (ContainersClient client = client()) {
      if (headers.containsValue(true)) {
        int before = SERVER.getRequestCount();
        assertThatThrownBy(() -> send(client, operation, RequestOptions.none()))
            .cause()
            .isInstanceOf(MissingScopeException.class)
            .hasMessageContainingAll(id + " requires ", "(No request was sent.)");
        assertThat(SERVER.getRequestCount()).isEqualTo(before);
      } else {
        assertThat(scopeHeaders(send(client, operation, RequestOptions.none()))).isEmpty();
      }
    }
  }

  @Test
  @DisplayName(
      "#83 the call's value takes precedence over the view's, the view's over the client's")
  void narrowerWins() throws Exception {
    Operation operation =
        operation("X", "GET", "/v1/x", Map.of("X-Region", false, "X-Auth-Resource-Group", false));
    try (ContainersClient client =
        TestClients.of(SERVER, new ManualTime()).region("us-south").resourceGroup("wide").build()) {
      ContainersClient view = client.with(scope -> scope.region("eu-de"));
      assertThat(scopeHeaders(send(client, operation, RequestOptions.none())))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("X-Region", "us-south", "X-Auth-Resource-Group", "wide"));
      assertThat(scopeHeaders(send(view, operation, RequestOptions.none())))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("X-Region", "eu-de", "X-Auth-Resource-Group", "wide"));
      RequestOptions options =
          RequestOptions.builder().scope(Scope.builder().region("jp-tok").build()).build();
      assertThat(scopeHeaders(send(view, operation, options)))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("X-Region", "jp-tok", "X-Auth-Resource-Group", "wide"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ap-north",
        "ap-south",
        "eu-central",
        "uk-south",
        "us-east",
        "us-south",
        "jp-tok",
        "au-syd",
        "eu-de",
        "eu-gb",
        "jp-osa",
        "ca-tor",
        "br-sao",
        "eu-es",
        "in-che"
      })
  void oldAndNewRegionsAreAccepted(String region) {
    assertThat(Scope.builder().region(region).build().region()).contains(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "europe", "us_south", "US-SOUTH", "us-south\r\nX: y", "not_supported", "null"})
  @DisplayName("#86 an invalid region is rejected with the list of known regions")
  void badRegions(String region) {
    assertThatThrownBy(() -> Scope.builder().region(region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jp-tok (ap-north)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "", "  ", "gröup", "a\u0000b"})
  @DisplayName("#86 an invalid header value is rejected before a request is sent")
  void badValues(String value) {
    assertThatThrownBy(() -> Scope.builder().resourceGroup(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resource group");
    assertThatThrownBy(() -> RequestOptions.builder().header("X-Extra", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "x-auth-refresh-token", "X-REGION", "Cookie"})
  @DisplayName("#21 headers managed by the client can't be set by callers")
  void reserved(String name) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set by the client");
  }

  @Test
  @DisplayName("A missing scope of a generated operation is reported with what to set")
  void missingScopeThroughTheGeneratedClient() {
    try (ContainersClient client = client()) {
      assertThatThrownBy(() -> new AccountsApi(client.generated()).getVlanSpanning().execute())
          .isInstanceOf(ApiException.class)
          .hasMessageStartingWith("GET GetVlanSpanning failed: ")
          .hasMessageContaining("egion")
          .cause()
          .isInstanceOf(CallFailure.class)
          .cause()
          .isInstanceOf(MissingScopeException.class);
    }
  }

  private static ContainersClient client() {
    return TestClients.of(SERVER, new ManualTime()).build();
  }

  private static RecordedRequest send(
      ContainersClient client, Operation operation, RequestOptions options) throws Exception {
    boolean body = Set.of("POST", "PUT", "PATCH").contains(operation.method());
    Request request =
        new Request.Builder()
            .url(SERVER.url("/global/x"))
            .method(operation.method(), body ? RequestBody.EMPTY : null)
            .tag(Operation.class, operation)
            .build();
    Call.Factory calls = client.generated(options).calls();
    calls.newCall(request).execute().close();
    return SERVER.takeRequest(30, java.util.concurrent.TimeUnit.SECONDS);
  }

  private static Map<String, String> scopeHeaders(RecordedRequest request) {
    Map<String, String> found = new TreeMap<>();
    for (String name : request.getHeaders().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-auth-") || lower.equals("x-region")) {
        found.put(name, request.getHeaders().get(name));
        assertThat(request.getHeaders().values(name)).hasSize(1);
      }
    }
    assertThat(request.getHeaders().values("Authorization"))
        .containsExactly("Bearer " + TestClients.TOKEN);
    return found;
  }

  private static String value(String header) {
    return switch (header) {
      case "X-Region" -> "us-east";
      case "X-Auth-Resource-Group", "X-Auth-Resource-Group-ID" -> "call-group";
      case "X-Auth-Resource-Account" -> "call-acc";
      case "X-Auth-Softlayer-Username" -> "call-user";
      case "X-Auth-Softlayer-APIKey" -> "call-key";
      case "X-Auth-Supplemental" -> "call-supplement";
      default -> "";
    };
  }

  private static Operation operation(
      String id, String method, String path, Map<String, Boolean> headers) {
    Set<String> required = new TreeSet<>();
    new LinkedHashMap<>(headers)
        .forEach(
            (name, needed) -> {
              if (needed) {
                required.add(name);
              }
            });
    return new Operation(
        id, "t", method, path, "v1", null, headers.keySet(), required, true, true, false);
  }
}
