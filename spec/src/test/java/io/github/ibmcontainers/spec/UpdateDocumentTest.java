package io.github.ibmcontainers.spec;

import static io.github.ibmcontainers.spec.ChangedDocument.document;
import static io.github.ibmcontainers.spec.ChangedDocument.model;
import static io.github.ibmcontainers.spec.ChangedDocument.operation;
import static io.github.ibmcontainers.spec.ChangedDocument.parameters;
import static io.github.ibmcontainers.spec.ChangedDocument.paths;
import static io.github.ibmcontainers.spec.ChangedDocument.properties;
import static io.github.ibmcontainers.spec.ChangedDocument.type;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.NoDelaySocketFactory;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NameTableUpdate;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the update against a local server, in a copy of the module. */
class UpdateDocumentTest {
  private static final List<String> FILES =
      List.of(
          "swagger.json",
          "overlay.yaml",
          "names.tsv",
          "api-surface.txt",
          "PROVENANCE",
          "CHANGES.md");

  @TempDir Path directory;
  private Path module;
  private MockWebServer server;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    module = Files.createDirectory(directory.resolve("spec"));
    for (String file : FILES) {
      Files.copy(SpecFiles.MODULE.resolve(file), module.resolve(file));
    }
    server = new MockWebServer();
    server.setServerSocketFactory(new NoDelaySocketFactory());
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("Added operations and fields are accepted and reported, without manual edits")
  void additive() throws Exception {
    update(
        document(
            d -> {
              paths(d).add("/v2/getThing", operation("getThing", "Thing"));
              model(d, "Thing", "{\"id\": {\"type\": \"string\"}}");
              properties(d, "Cluster").add("brandNew", type("string"));
            }));

    assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
    assertThat(entry())
        .contains(
            "## 2026-12-24, version 1.1",
            "### Added\n\n- operation `GET /v2/getThing` (getThing)\n- field `Cluster.brandNew`: string\n- model `Thing`\n")
        .doesNotContain("### Removed", "no longer applies");
    assertThat(read("api-surface.txt").lines())
        .contains(
            "operation GET /v2/getThing getThing tag=v2 -> 200:Thing default:ErrorResponse",
            "parameter GET /v2/getThing header X-Auth-Resource-Account string",
            "field Cluster.brandNew string",
            "field Thing.id string");
    assertFilesBelongTogether("downloaded");
    assertThatTheClientBuilds();
  }

  @Test
  @DisplayName("A removed field is reported")
  void removedField() throws Exception {
    update(document(d -> properties(d, "Region").remove("alias")));

    assertThat(entry()).contains("### Removed\n\n- field `Region.alias`: string\n");
    assertThat(read("api-surface.txt")).doesNotContain("Region.alias");
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A changed type is reported")
  void changedType() throws Exception {
    update(document(d -> properties(d, "VlanSpan").add("enabled", type("string"))));

    assertThat(entry())
        .contains(
            "### Changed",
            "- operation `GET /v1/subnets/vlan-spanning`: incompatible\n",
            "- field `VlanSpan.enabled`: boolean is now string\n",
            "Changed property `enabled` (boolean -> string)");
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A renamed definition is reported as renamed, with its overlay actions")
  void renamedDefinition() throws Exception {
    update(
        document(d -> {})
            .replace("#/definitions/LBConfig\"", "#/definitions/LoadBalancer\"")
            .replace("\"LBConfig\": {", "\"LoadBalancer\": {")
            .replace("#/definitions/BluemixConfig\"", "#/definitions/PlatformConfig\"")
            .replace("\"BluemixConfig\": {", "\"PlatformConfig\": {"));

    assertThat(entry())
        .contains(
            "- model `LBConfig` is now called `LoadBalancer`\n",
            "- model `BluemixConfig` is now called `PlatformConfig`\n",
            "### Overlay: no longer applies, correct before the next build\n\n"
                + "- action secret BluemixConfig.iam_client_secret matches nothing at");
    assertThatThrownBy(this::correct)
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action secret BluemixConfig.iam_client_secret matches nothing");
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A removed definition that only the overlay refers to is reported by name")
  void overlayRefersToNothing() throws Exception {
    update(
        document(d -> {})
            .replace("#/definitions/IKSVersion\"", "#/definitions/OfferedVersion\"")
            .replace("\"IKSVersion\": {", "\"OfferedVersion\": {"));

    assertThat(entry())
        .contains("- action v2GetVersions response, documented does not find the expected content")
        .contains("- action v2GetVersions response refers to a missing definition");
  }

  @Test
  @DisplayName("Corrections that IBM has published are reported as no longer needed")
  void superseded() throws Exception {
    update(
        document(
            d -> {
              properties(d, "Cluster").add("isTrusted", type("boolean"));
              paths(d).add("/v2/getRBACStatus", operation("GetRBACStatus", "Region"));
              parameters(d, "/v2/getCluster")
                  .add(
                      ApiDocument.parse(
                          "{\"name\": \"v1-compatible\", \"in\": \"query\", \"type\": \"boolean\"}"));
            }));

    assertThat(entry())
        .contains(
            "### Overlay: no longer needed\n",
            "- action operation GetRBACStatus is no longer needed, the document already contains it",
            "- action fields of Cluster, high confidence is no longer needed for isTrusted at",
            "- action getCluster parameter v1-compatible is no longer needed")
        .doesNotContain("no longer applies");
    assertThat(ApiDocument.operations(correct()))
        .hasSameSizeAs(ApiDocument.operations(SpecFiles.corrected()));
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A correction with an unexpected target is reported by name")
  void corrected() throws Exception {
    update(
        document(
            d ->
                paths(d)
                    .getAsJsonObject("/v2/vpc/getWorkerPools")
                    .getAsJsonObject("get")
                    .getAsJsonObject("responses")
                    .getAsJsonObject("200")
                    .add(
                        "schema",
                        ApiDocument.parse(
                            "{\"type\": \"array\", \"items\": {\"$ref\": \"#/definitions/GetWorkerPoolResponse\"}}"))));

    assertThat(entry())
        .contains(
            "action VpcGetWorkerPools response, documented does not find the expected content")
        .contains("action VpcGetWorkerPools response is no longer needed");
  }

  @Test
  @DisplayName("Of operations with the same ID, known ones keep theirs and new ones get a number")
  void repeatedId() throws Exception {
    update(
        document(
            d -> {
              paths(d)
                  .getAsJsonObject("/v1/zones")
                  .getAsJsonObject("get")
                  .addProperty("operationId", "GetRegions");
              paths(d).add("/v1/areas", operation("GetRegions", "Region"));
            }));

    assertThat(entry())
        .contains(
            "### Decisions\n\n- operation `GET /v1/areas` has the id GetRegions1, because another operation has the id GetRegions\n");
    assertThat(read("api-surface.txt"))
        .contains(
            "operation GET /v1/regions GetRegions tag",
            "operation GET /v1/zones GetZones tag",
            "operation GET /v1/areas GetRegions1 tag");
    assertThat(ApiDocument.operations(correct()))
        .extracting(ApiDocument.Operation::id)
        .doesNotHaveDuplicates();
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A document that is ten times larger is accepted")
  void large() throws Exception {
    int published = ApiDocument.operations(ApiDocument.parse(SpecFiles.swagger())).size();

    update(document(ChangedDocument::tenfold));

    assertThat(read("api-surface.txt").lines().filter(l -> l.startsWith("operation ")))
        .hasSize(9 * published + ApiDocument.operations(SpecFiles.corrected()).size());
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("Invalid JSON is rejected and changes nothing")
  void brokenJson() throws IOException {
    String text = SpecFiles.swagger();

    refused(text.substring(0, text.length() / 2), "not a JSON document: malformed at line ");
    refused(text + "{}", "not a JSON document: malformed at line ");
    refused("", "not a JSON document: it is empty");
    refused("[]", "not a JSON object");
  }

  @Test
  @DisplayName("An HTML page with any status is rejected and changes nothing")
  void html() throws IOException {
    refused("<!DOCTYPE html><html><body>Please log in</body></html>", "the content is HTML or XML");
    server.enqueue(new MockResponse(503, Headers.of(), "<html>later</html>"));
    assertRefused(url(), false, "returned status 503");
  }

  @Test
  @DisplayName("An invalid Swagger 2.0 document is rejected and changes nothing, even with -Dforce")
  void invalid() throws IOException {
    refused(
        "{\"openapi\": \"3.0.0\", \"info\": {\"version\": \"1\"}, \"paths\": {}}",
        "not a Swagger 2.0");
    refused("{\"swagger\": \"2.0\", \"info\": {}, \"paths\": {}}", "no info.version");
    refused("{\"swagger\": \"2.0\", \"info\": {\"version\": \"1\"}, \"paths\": {}}", "no paths");
    refused(
        document(d -> d.getAsJsonObject("definitions").remove("Health")),
        "dangling references: #/definitions/Health");
    refused(
        document(
            d ->
                properties(d, "Cluster")
                    .add("x", ApiDocument.parse("{\"$ref\": \"" + url() + "other.json\"}"))),
        "dangling references: http");
    refused(
        document(
            d ->
                paths(d).getAsJsonObject("/v1/regions").getAsJsonObject("get").remove("responses")),
        "not a valid Swagger 2.0 document: ");
  }

  @Test
  @DisplayName("A document that is more than a tenth smaller is accepted only with -Dforce")
  void shrunk() throws Exception {
    String small =
        document(
            d ->
                List.copyOf(paths(d).keySet()).stream()
                    .filter(p -> p.startsWith("/v2/storage") || p.startsWith("/v2/satellite"))
                    .forEach(paths(d)::remove));

    serve(small);
    assertRefused(url(), false, "it shrinks by more than 10 %; -Dforce accepts it anyway");
    serve(small);
    tool().update(url(), true, false);

    assertThat(entry()).contains("- operation `GET /v2/storage/getVolume` (GetVolume)");
    assertFilesBelongTogether("downloaded");
  }

  @Test
  @DisplayName("A document that differs only in formatting changes nothing")
  void unchanged() throws Exception {
    Map<String, String> before = contents();

    update(ApiDocument.parse(SpecFiles.swagger()).toString());

    assertThat(contents()).isEqualTo(before);
    assertThat(printed.toString(UTF_8)).isEqualTo("The document has not changed.\n");
  }

  @Test
  @DisplayName("An endless document is rejected")
  void endless() throws IOException {
    Buffer body = new Buffer();
    body.write(new byte[(int) DocumentSource.LIMIT + 1]);
    server.enqueue(new MockResponse.Builder().body(body).build());

    assertRefused(url(), false, "more than");
  }

  @Test
  @DisplayName("An unreachable server and a missing file are reported")
  void nothingThere() throws IOException {
    String address = url();
    server.close();

    assertRefused(address, false, "cannot read " + address);
    assertRefused(directory.resolve("none.json").toString(), false, "no such file: ");
  }

  @Test
  @DisplayName("A document can be read from a file")
  void fromFile() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("new.json"),
            document(d -> properties(d, "Cluster").add("brandNew", type("string"))));

    tool().update(file.toString(), false, false);

    assertThat(Provenance.parse(read("PROVENANCE")).source()).isEqualTo(file.toString());
    assertFilesBelongTogether("file");
  }

  @Test
  @DisplayName("If a file can't be written, all files keep their previous content")
  void cannotWrite() throws Exception {
    Map<String, String> before = contents();
    serve(document(d -> properties(d, "Cluster").add("brandNew", type("string"))));
    Files.createDirectories(module.resolve("PROVENANCE.new/full"));

    assertThatThrownBy(() -> tool().update(url(), false, false)).isInstanceOf(IOException.class);

    assertThat(contents()).isEqualTo(before);
    try (Stream<Path> files = Files.list(module)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(FILES.stream(), Stream.of("PROVENANCE.new")).toList());
    }
  }

  private void update(String document) throws IOException {
    serve(document);
    tool().update(url(), false, false);
  }

  private void refused(String document, String reason) throws IOException {
    serve(document);
    assertRefused(url(), true, reason);
  }

  private void assertRefused(String source, boolean force, String reason) throws IOException {
    Map<String, String> before = contents();

    assertThatThrownBy(() -> tool().update(source, force, false))
        .isInstanceOf(UpdateRefused.class)
        .hasMessageContaining(reason);

    assertThat(contents()).isEqualTo(before);
    assertThat(printed.size()).isZero();
  }

  private void assertFilesBelongTogether(String method) throws IOException {
    String swagger = read("swagger.json");
    assertThat(CanonicalJson.write(ApiDocument.parse(swagger))).isEqualTo(swagger);
    Provenance provenance = Provenance.parse(read("PROVENANCE"));
    assertThat(provenance.withHashesOf(swagger, read("overlay.yaml"))).isEqualTo(provenance);
    assertThat(provenance.method()).isEqualTo(method);
    KnownNames known = CorrectDocument.names(module);
    NormalForm.Result published = CorrectDocument.published(swagger, known);
    JsonObject document =
        Overlay.parse(read("overlay.yaml")).tryOn(published.document()).document();
    assertThat(ApiSurface.of(document)).isEqualTo(read("api-surface.txt"));
    assertThat(NameTableUpdate.of(known, published, document)).isEqualTo(known);
    assertThat(printed.toString(UTF_8).strip()).isNotEmpty();
    assertThat(entry().strip()).isEqualTo(printed.toString(UTF_8).strip());
  }

  private void assertThatTheClientBuilds() throws IOException {
    Path target = module.resolve("target");
    CorrectDocument.main(new String[] {module.toString(), target.toString()});
    List<Path> sources =
        ProjectGenerator.generate(
            target.resolve("generator-input.json"), target.resolve("generated"));

    assertThat(sources.stream().map(s -> s.getFileName().toString())).contains("Thing.java");
    assertThat(StockGenerator.compile(sources)).isEmpty();
  }

  private JsonObject correct() throws IOException {
    return CorrectDocument.correct(
        read("swagger.json"), read("overlay.yaml"), CorrectDocument.names(module));
  }

  private UpdateDocument tool() {
    return new UpdateDocument(
        module,
        new DocumentSource(new OkHttpClient()),
        Clock.fixed(Instant.parse("2026-12-24T10:00:00Z"), ZoneOffset.UTC),
        DetailedDiff::between,
        new PrintStream(printed, true, UTF_8));
  }

  private void serve(String document) {
    server.enqueue(new MockResponse.Builder().body(document).build());
  }

  private String url() {
    return server.url("/").toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(module.resolve(name));
  }

  /** Returns the text appended to the changes. */
  private String entry() throws IOException {
    String before = SpecFiles.read("CHANGES.md");
    String after = read("CHANGES.md");
    assertThat(after).startsWith(before);
    return after.substring(before.length());
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String file : FILES) {
      contents.put(file, read(file));
    }
    return contents;
  }
}
