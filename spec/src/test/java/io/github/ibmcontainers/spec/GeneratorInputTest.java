package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratorInputTest {
  private Map<String, JsonObject> operations = Map.of();
  private JsonObject definitions = new JsonObject();

  @BeforeEach
  void read() throws IOException {
    JsonObject input = GeneratorInput.from(SpecFiles.corrected());
    operations =
        ApiDocument.operations(input).stream()
            .collect(Collectors.toMap(ApiDocument.Operation::id, ApiDocument.Operation::json));
    definitions = ApiDocument.definitions(input);
  }

  @Test
  @DisplayName("Header parameters become metadata of the operation, with name and required flag")
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
  @DisplayName("Version 1 has organization and space headers; all versions have the account header")
  void common() {
    operations.forEach(
        (id, operation) -> {
          Map<String, Boolean> headers = headers(operation);
          assertThat(headers).as(id).containsEntry("X-Auth-Resource-Account", false);
          if (!operation.get("x-api-version").getAsString().equals("v1")) {
            assertThat(headers)
                .as(id)
                .doesNotContainKeys("X-Auth-Resource-Org", "X-Auth-Resource-Space");
          }
        });
    assertThat(List.of("GetRegions", "CreateCluster", "GetWorker1", "GetClusterConfigAdmin"))
        .allSatisfy(
            id ->
                assertThat(headers(operations.get(id)))
                    .containsEntry("X-Auth-Resource-Org", false)
                    .containsEntry("X-Auth-Resource-Space", false));
  }

  @Test
  @DisplayName("Reads are idempotent, creates aren't, and the overlay takes precedence")
  void idempotent() {
    assertThat(flag("getCluster", "x-idempotent")).isTrue();
    assertThat(flag("CreateCluster", "x-idempotent")).isFalse();
    assertThat(flag("ApplyRBACAndGetKubeconfig", "x-idempotent")).isTrue();
    assertThat(flag("UpdateClusterWorker", "x-idempotent")).isFalse();
  }

  @Test
  @DisplayName("#112 a change is repeated only if the overlay gives the reason")
  void changesAreNotRepeatedByDefault() {
    assertThat(List.of("RemoveCluster", "removeWorkerPool", "UpdateAuditWebhook"))
        .allMatch(id -> flag(id, "x-idempotent"));
    assertThat(
            List.of(
                "UpdateClusterWorker",
                "replaceWorker",
                "vpcReplaceWorker",
                "V2ResizeWorkerPool",
                "PatchWorkerPool",
                "ManageClusterAddons",
                "ResetUserAPIKey",
                "UpdateALBs"))
        .noneMatch(id -> flag(id, "x-idempotent"));
  }

  @Test
  @DisplayName("Public lists are marked as needing no login")
  void login() {
    assertThat(operations.keySet().stream().filter(id -> !flag(id, "x-login-needed")))
        .contains(
            "GetRegions",
            "GetZones",
            "ListLocations",
            "GetVersions",
            "GetKubeVersions",
            "GetAddons",
            "GetMessages",
            "GetProductConfig",
            "GetBluemixConfig",
            "v2GetVersions")
        .doesNotContain("GetClusters", "getCluster", "GetVLANs", "V2GetMessages");
  }

  @Test
  @DisplayName("The document's security requirements apply to operations without their own")
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
  @DisplayName("The provider is derived from the path")
  void provider() {
    assertThat(operations.get("vpcGetClusters").get("x-provider").getAsString()).isEqualTo("vpc");
    assertThat(operations.get("getCluster").has("x-provider")).isFalse();
  }

  @Test
  @DisplayName("Siblings of a reference wrap it in allOf")
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
  @DisplayName(
      "Fields with keys, tokens, passwords or certificates are secret, including new fields")
  void secrets() {
    assertThat(
            Stream.of(
                "AuditWebhookConfig.clientKey",
                "AuditWebhookConfig.clientCertificate",
                "UpdateAuditWebhookRequest.caCertificate",
                "BluemixConfig.iam_client_secret",
                "COSAuthorization.secret_access_key",
                "COSAuthorization.access_key-id",
                "CreateMasterLogCollectionRequest.accesskeysecret",
                "ConfigResponse.ingestionKey",
                "ObsConfig.agentKey",
                "ServiceBindRequest.serviceKeyJSON",
                "ServiceBindResponse.binding",
                "CreateSatelliteClusterRequest.pullSecret",
                "StorageConfig.user-secret-parameters",
                "ClusterWebhook.url",
                "GetCACertResponse.caCert",
                "HealthcheckProperties.header",
                "EnvVar.value"))
        .allMatch(this::secret);
    assertThat(
            Stream.of(
                "Cluster.pullSecretApplied",
                "Cluster.ingressSecretName",
                "GetCRKResponse.crk_id",
                "Cluster.keyProtectEnabled",
                "Label.key",
                "Secret.name"))
        .noneMatch(this::secret);

    JsonObject document =
        ApiDocument.parse(
            """
            {"paths": {}, "definitions": {"New": {"properties": {
              "refreshToken": {"type": "string"}, "adminKubeconfig": {"type": "string"},
              "userPassword": {"type": "string"}, "apikey": {"type": "string"},
              "tokenType": {"type": "string"},
              "publicToken": {"type": "string", "x-secret": false}}}}}
            """);
    definitions = ApiDocument.definitions(GeneratorInput.from(document));

    assertThat(Stream.of("refreshToken", "adminKubeconfig", "userPassword", "apikey"))
        .allMatch(field -> secret("New." + field));
    assertThat(Stream.of("tokenType", "publicToken")).noneMatch(field -> secret("New." + field));
  }

  private boolean secret(String field) {
    int dot = field.indexOf('.');
    JsonObject schema =
        definitions
            .getAsJsonObject(field.substring(0, dot))
            .getAsJsonObject("properties")
            .getAsJsonObject(field.substring(dot + 1));
    return schema.has("x-secret") && schema.get("x-secret").getAsBoolean();
  }

  private boolean flag(String id, String name) {
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
