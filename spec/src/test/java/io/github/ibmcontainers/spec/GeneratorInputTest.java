package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratorInputTest {
  /** Names of values that are secret, not of what has "secret" in its name only. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)[^.]*\\..*(password|token|passcode|pullsecret$|kubeconfig|clientkey|agentkey"
              + "|ingestionkey|keyjson|client_secret|access_key|accesskey|secret-param"
              + "|certificate$|cacert$).*");

  private static Map<String, JsonObject> operations = Map.of();
  private static JsonObject definitions = new JsonObject();

  @BeforeAll
  static void read() throws IOException {
    JsonObject input = GeneratorInput.from(SpecFiles.corrected());
    operations =
        ApiDocument.operations(input).stream()
            .collect(Collectors.toMap(ApiDocument.Operation::id, ApiDocument.Operation::json));
    definitions = ApiDocument.definitions(input);
  }

  @Test
  @DisplayName("header parameters move beside the parameters, name and required flag")
  void headers() {
    JsonObject operation = operations.get("CreateCluster");

    assertThat(operation.getAsJsonArray("parameters").asList())
        .noneMatch(p -> p.getAsJsonObject().get("in").getAsString().equals("header"));
    assertThat(headers(operation))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "X-Auth-Resource-Group", true,
                "X-Auth-Refresh-Token", false,
                "X-Auth-Resource-Account", false,
                "X-Auth-Resource-Org", false,
                "X-Auth-Resource-Space", false));
  }

  @Test
  @DisplayName("the organization and space headers are for version 1, the account header for all")
  void common() {
    operations.forEach(
        (id, operation) -> {
          Map<String, Boolean> headers = headers(operation);
          boolean v1 = operation.get("x-api-version").getAsString().equals("v1");
          assertThat(headers.containsKey("X-Auth-Resource-Account")).as(id).isTrue();
          assertThat(headers.containsKey("X-Auth-Resource-Org")).as(id).isEqualTo(v1);
          assertThat(headers.containsKey("X-Auth-Resource-Space")).as(id).isEqualTo(v1);
        });
  }

  @Test
  @DisplayName("reading is idempotent, creating is not, and the overlay has the last word")
  void idempotent() {
    assertThat(flag("getCluster", "x-idempotent")).isTrue();
    assertThat(flag("CreateCluster", "x-idempotent")).isFalse();
    assertThat(flag("ApplyRBACAndGetKubeconfig", "x-idempotent")).isTrue();
    assertThat(flag("UpdateClusterWorker", "x-idempotent")).isFalse();
  }

  @Test
  @DisplayName("lists that need no login say so")
  void login() {
    assertThat(operations.keySet().stream().filter(id -> !flag(id, "x-login-needed")))
        .containsExactlyInAnyOrder(
            "GetRegions",
            "GetZones",
            "ListLocations",
            "GetVersions",
            "GetKubeVersions",
            "GetAddons",
            "GetMessages",
            "GetProductConfig",
            "GetBluemixConfig",
            "v2GetVersions");
  }

  @Test
  @DisplayName("a document's own list of requirements holds where an operation has none")
  void documentSecurity() {
    JsonObject document =
        ApiDocument.parse(
            """
            {"security": [], "paths": {"/v1/a": {"get": {"parameters": []},
             "put": {"parameters": [], "security": [{"Authorization": []}]}}}}
            """);

    JsonObject path =
        GeneratorInput.from(document).getAsJsonObject("paths").getAsJsonObject("/v1/a");

    assertThat(path.getAsJsonObject("get").get("x-login-needed").getAsBoolean()).isFalse();
    assertThat(path.getAsJsonObject("put").get("x-login-needed").getAsBoolean()).isTrue();
  }

  @Test
  @DisplayName("the provider comes from the path")
  void provider() {
    assertThat(operations.get("vpcGetClusters").get("x-provider").getAsString()).isEqualTo("vpc");
    assertThat(operations.get("getCluster").has("x-provider")).isFalse();
  }

  @Test
  @DisplayName("what stands beside a reference is put around it")
  void references() {
    JsonObject field =
        definitions
            .getAsJsonObject("ClusterAddon")
            .getAsJsonObject("properties")
            .getAsJsonObject("installOptionsTemplate");

    assertThat(field.has("$ref")).isFalse();
    assertThat(field.get("x-read-leniently").getAsBoolean()).isTrue();
    assertThat(field.getAsJsonArray("allOf")).hasSize(1);
  }

  @Test
  @DisplayName("fields that hold keys, tokens, passwords or certificates are marked as secret")
  void secrets() {
    Map<String, Boolean> marked =
        definitions.entrySet().stream()
            .filter(d -> d.getValue().getAsJsonObject().has("properties"))
            .flatMap(
                d ->
                    d.getValue().getAsJsonObject().getAsJsonObject("properties").entrySet().stream()
                        .map(f -> Map.entry(d.getKey() + "." + f.getKey(), f.getValue())))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, f -> f.getValue().getAsJsonObject().has("x-secret")));

    assertThat(marked.entrySet().stream().filter(f -> SECRET_NAME.matcher(f.getKey()).matches()))
        .hasSizeGreaterThan(20)
        .allMatch(Map.Entry::getValue);
  }

  private static boolean flag(String id, String name) {
    return operations.get(id).get(name).getAsBoolean();
  }

  private static Map<String, Boolean> headers(JsonObject operation) {
    return operation.getAsJsonArray("x-scope-headers").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .collect(
            Collectors.toMap(
                h -> h.get("name").getAsString(), h -> h.get("required").getAsBoolean()));
  }
}
