package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.style.Style;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The complete update with documents in other styles and with invalid documents. */
class UpdateStylesTest {
  private static final int GROUPS = 8;

  @TempDir Path directory;

  static Stream<List<Style>> groups() {
    Style[] all = Style.values();
    return IntStream.range(0, GROUPS)
        .mapToObj(
            group ->
                IntStream.range(0, all.length)
                    .filter(i -> i % GROUPS == group)
                    .mapToObj(i -> all[i])
                    .toList());
  }

  @ParameterizedTest
  @MethodSource("groups")
  @DisplayName("A document in another style is accepted; no name and no action changes:")
  void styles(List<Style> styles) throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    styles.forEach(style -> style.rewrite(document, new Random(7)));
    UpdateCopy copy = UpdateCopy.in(directory);

    copy.take(document.toString());

    assertThat(copy.printed()).doesNotContain("###");
    for (String file : List.of("names.tsv", "overlay.yaml", "api-surface.txt")) {
      assertThat(copy.read(file)).as(file).isEqualTo(SpecFiles.read(file));
    }
  }

  static Stream<Arguments> encodings() throws IOException {
    String json = SpecFiles.swagger();
    String yaml = new Yaml().dump(new Gson().fromJson(json, Map.class));
    return Stream.of(
        Arguments.of("a byte order mark", "\uFEFF" + json, UTF_8),
        Arguments.of("CRLF", json.replace("\n", "\r\n"), UTF_8),
        Arguments.of("UTF-16", "\uFEFF" + json, UTF_16),
        Arguments.of("YAML", yaml, UTF_8),
        Arguments.of("YAML with CRLF", "\uFEFF---\r\n" + yaml.replace("\n", "\r\n"), UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  @DisplayName("A document in another encoding is the same document:")
  void encodings(String what, String text, Charset charset) throws IOException {
    UpdateCopy copy = UpdateCopy.in(directory);

    copy.take(text.getBytes(charset), false, UpdateCopy.NO_DETAILS);

    assertThat(copy.read("swagger.json")).as(what).isEqualTo(SpecFiles.swagger());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openapi: 3.0.1\ninfo: {title: t, version: '1'}\npaths: {}",
        "{\"openapi\": \"3.1.0\", \"info\": {\"version\": \"1\"}, \"paths\": {}}",
        "swagger: '2.0'\ninfo: {version: 1}\npaths: {/a: {get: []}}",
        "swagger: '2.0'\ninfo: {version: 1}\npaths: {/a: {get: {responses: {200: ok}}}}",
        "swagger: '2.0'\ninfo: {version: 1}\npaths: {/a: {get: {}}}",
        "swagger: '2.0'\ninfo: {version: 1}\npaths: {/a: &a {get: *a}}",
        "swagger: '2.0'\ninfo: [1]\npaths: {/a: {}}",
        "a: [b\nc",
        "plain text",
        "<html/>",
        "\uFEFF",
        "{\"a\": 1}",
        "- 1"
      })
  @DisplayName("A rejection is a message of one line and changes no file:")
  void refused(String document) throws IOException {
    UpdateCopy copy = UpdateCopy.in(directory);
    Map<String, String> before = copy.contents();

    assertThatThrownBy(() -> copy.take(document))
        .isInstanceOf(UpdateRefused.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));

    assertThat(copy.contents()).isEqualTo(before);
    assertThat(copy.printed()).isEmpty();
  }

  @Test
  @DisplayName("A rejection names the location in the document")
  void place() throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    document
        .getAsJsonObject("paths")
        .getAsJsonObject("/v1/regions")
        .getAsJsonObject("get")
        .addProperty("parameters", "none");
    UpdateCopy copy = UpdateCopy.in(directory);

    assertThatThrownBy(() -> copy.take(document.toString()))
        .hasMessage(
            "not a valid Swagger 2.0 document: $.paths['/v1/regions'].get.parameters: a list expected,"
                + " not text");
  }

  @Test
  @DisplayName("A malformed overlay is rejected with the line number before a file is written")
  void malformedOverlay() throws IOException {
    UpdateCopy copy = UpdateCopy.in(directory);
    copy.write("overlay.yaml", "overlay: 1.0.0\nactions:\n  - x-id: a\n    target: [1]\n");
    Map<String, String> before = copy.contents();

    assertThatThrownBy(() -> copy.take(SpecFiles.swagger().replace("\"1.1\"", "\"1.2\"")))
        .isInstanceOf(OverlayException.class)
        .hasMessageStartingWith("overlay, line 3: action a");

    assertThat(copy.contents()).isEqualTo(before);
  }

  @Test
  @DisplayName("Inapplicable actions are retired with date and cause, and the build continues")
  void retire() throws IOException {
    String document =
        SpecFiles.swagger()
            .replace("#/definitions/BluemixConfig\"", "#/definitions/PlatformConfig\"")
            .replace("\"BluemixConfig\": {", "\"PlatformConfig\": {");
    UpdateCopy copy = UpdateCopy.in(directory);

    copy.take(document.getBytes(UTF_8), true, UpdateCopy.NO_DETAILS);

    String cause = "action secret BluemixConfig.iam_client_secret matches nothing at";
    assertThat(copy.read("CHANGES.md"))
        .contains("### Overlay: retired, see retired.yaml\n\n- " + cause)
        .doesNotContain("no longer applies");
    assertThat(copy.read("retired.yaml"))
        .contains(
            "  - x-retired: '2026-12-24'\n    x-cause: '" + cause,
            "    x-id: secret BluemixConfig.iam_client_secret\n");
    int before = Overlay.parse(SpecFiles.overlay()).actions().size();
    Overlay now = Overlay.parse(copy.read("overlay.yaml"));
    int retired = copy.read("retired.yaml").split("x-retired", -1).length - 1;
    assertThat(now.actions()).hasSize(before - retired);
    assertThat(copy.read("overlay.yaml").lines().filter(line -> line.strip().startsWith("#")))
        .containsExactlyElementsOf(
            SpecFiles.overlay().lines().filter(line -> line.strip().startsWith("#")).toList());
    assertThat(copy.generatorInput().has("paths")).isTrue();
  }

  @Test
  @DisplayName("Without the option, no action is retired")
  void keep() throws IOException {
    UpdateCopy copy = UpdateCopy.in(directory);

    copy.take(
        SpecFiles.swagger()
            .replace("#/definitions/BluemixConfig\"", "#/definitions/PlatformConfig\"")
            .replace("\"BluemixConfig\": {", "\"PlatformConfig\": {"));

    assertThat(copy.read("overlay.yaml")).isEqualTo(SpecFiles.overlay());
    assertThat(copy.contents()).doesNotContainKey("retired.yaml");
    assertThat(copy.printed()).contains("no longer applies");
  }

  @Test
  @DisplayName("If the comparison library fails, the report says so and is otherwise complete")
  void failingDiff() throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    document.getAsJsonObject("paths").remove("/v1/keys");
    ApiDocument.definitions(document)
        .getAsJsonObject("Region")
        .getAsJsonObject("properties")
        .remove("alias");
    document
        .getAsJsonObject("paths")
        .getAsJsonObject("/v1/zones")
        .getAsJsonObject("get")
        .getAsJsonArray("parameters")
        .remove(0);
    UpdateCopy copy = UpdateCopy.in(directory);

    copy.take(
        document.toString().getBytes(UTF_8),
        true,
        (old, young) -> {
          throw new IllegalStateException("no scheme\n\tat somewhere");
        });

    assertThat(copy.printed())
        .contains(
            "### Changed\n\n- operation `GET /v1/zones`\n",
            "field `Region.alias`: string",
            "### Details\n\nThe details can't be compared: java.lang.IllegalStateException: no"
                + " scheme")
        .doesNotContain("at somewhere");
  }

  @Test
  @DisplayName("The report names the classes of the facade that a change affects")
  void touchesFacade() throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    document.getAsJsonObject("paths").remove("/v1/keys");
    ApiDocument.definitions(document)
        .getAsJsonObject("Region")
        .getAsJsonObject("properties")
        .getAsJsonObject("alias")
        .addProperty("type", "boolean");
    UpdateCopy copy = UpdateCopy.in(directory);
    copy.write(
        "facade-uses.tsv",
        """
        # A list
        operation\tPOST /v1/keys\taccount.Keys
        field\tRegion.alias\tcatalog.Regions
        field\tRegion.alias\tcatalog.Places
        operation\tGET /v1/zones\tcatalog.Zones
        """);

    copy.take(document.toString().getBytes(UTF_8), true, UpdateCopy.NO_DETAILS);

    assertThat(copy.printed())
        .contains(
            """
            ### Affects the facade

            - field `Region.alias` is changed: used by catalog.Places, catalog.Regions
            - operation `POST /v1/keys` is removed: used by account.Keys

            """);
  }
}
