package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
  private static final JsonObject DOCUMENT =
      ApiDocument.parse(
          """
          {"paths": {"/v1/a": {"get": {"parameters": [{"name": "x", "in": "query", "required": true}]},
                               "put": {"parameters": []}},
                     "/it's/{a}": {"get": {"parameters": []}}},
           "definitions": {"A": {"properties": {"f": {"$ref": "#/definitions/B"}, "g": {"type": "string"}}}}}
          """);

  @Test
  @DisplayName("An update is merged into an object key by key and replaces primitive values")
  void merges() {
    assertThat(
            apply(
                """
                - x-id: a
                  target: $.definitions.A
                  update: {description: An A, properties: {g: {type: integer, format: int64}}}
                """))
        .isEqualTo(
            changed(
                d -> {
                  JsonObject a = d.getAsJsonObject("definitions").getAsJsonObject("A");
                  a.addProperty("description", "An A");
                  JsonObject g = a.getAsJsonObject("properties").getAsJsonObject("g");
                  g.addProperty("type", "integer");
                  g.addProperty("format", "int64");
                }));
  }

  @Test
  @DisplayName("An update is appended to a list once")
  void appends() {
    String action =
        """
        - x-id: %s
          target: $.paths['/v1/a'].get.parameters
          update: {name: y, in: query}
        """;
    Overlay overlay = overlay(action.formatted("first") + action.formatted("second"));
    Overlay.Applied applied = overlay.tryOn(DOCUMENT);

    assertThat(
            applied
                .document()
                .getAsJsonObject("paths")
                .getAsJsonObject("/v1/a")
                .getAsJsonObject("get")
                .getAsJsonArray("parameters"))
        .hasSize(2);
    assertThat(applied.notNeeded())
        .containsExactly(
            "action second is no longer needed, the document already contains it at"
                + " $['paths']['/v1/a']['get']['parameters']");
  }

  @Test
  @DisplayName("A filter selects an entry of a list")
  void filter() {
    assertThat(
            apply(
                """
                - x-id: a
                  target: $.paths['/v1/a'].get.parameters[?(@.name == 'x')]
                  update: {required: false}
                """))
        .isEqualTo(
            changed(
                d ->
                    d.getAsJsonObject("paths")
                        .getAsJsonObject("/v1/a")
                        .getAsJsonObject("get")
                        .getAsJsonArray("parameters")
                        .get(0)
                        .getAsJsonObject()
                        .addProperty("required", false)));
  }

  @Test
  @DisplayName("Remove deletes a key from its object and an entry from its list")
  void removes() {
    JsonObject result =
        apply(
            """
            - x-id: a
              target: $.paths['/v1/a'].get.parameters[0]
              remove: true
            - x-id: b
              target: $.definitions.A.properties.f
              remove: true
            """);

    assertThat(result.toString()).doesNotContain("\"x\"").doesNotContain("#/definitions/B");
  }

  @Test
  @DisplayName("Remove deletes all matching entries, even if positions shift or targets are nested")
  void removesSeveral() {
    JsonObject document =
        ApiDocument.parse("{\"list\": [{\"n\": 1}, {\"n\": 2}, {\"n\": 3}], \"m\": {\"m\": {}}}");
    Overlay overlay =
        overlay(
            """
            - x-id: first two
              target: $.list[?(@.n < 3)]
              remove: true
              x-several: true
            - x-id: one inside the other
              target: $..m
              remove: true
              x-several: true
            """);

    assertThat(overlay.apply(document)).isEqualTo(ApiDocument.parse("{\"list\": [{\"n\": 3}]}"));
  }

  @ParameterizedTest
  @DisplayName("A union of names at the end of a target matches the names in the document")
  @ValueSource(strings = {"['A','B']", "['B', 'A']", "[\"A\",\"B\",\"gone\"]"})
  void union(String union) {
    JsonObject document = ApiDocument.parse("{\"definitions\": {\"A\": {}, \"B\": {}, \"C\": {}}}");
    String action =
        """
        - x-id: both
          target: $.definitions%s
          update: {type: object}
        """
            .formatted(union);

    assertThatThrownBy(() -> overlay(action).apply(document))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action both matches more than one node");
    assertThat(overlay(action + "  x-several: true\n").apply(document))
        .isEqualTo(
            ApiDocument.parse(
                """
                {"definitions": {"A": {"type": "object"}, "B": {"type": "object"}, "C": {}}}
                """));
  }

  @Test
  @DisplayName("A union without any name in the document matches nothing")
  void unionOfNothing() {
    Overlay overlay =
        overlay(
            """
            - x-id: gone
              target: $.definitions['X', 'Y']
              remove: true
              x-several: true
            """);

    assertThatThrownBy(() -> overlay.apply(DOCUMENT))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action gone matches nothing at");
  }

  @Test
  @DisplayName("The build rejects an inapplicable overlay with a message, not a stack trace")
  void refusedByTheBuild(@TempDir Path module) throws IOException {
    Files.writeString(module.resolve("swagger.json"), SpecFiles.published().toString());
    Files.writeString(
        module.resolve("overlay.yaml"),
        SpecFiles.overlay().replace("$.definitions['ClusterAddon']", "$.definitions['Gone']"));

    assertThatThrownBy(
            () ->
                CorrectDocument.main(
                    new String[] {module.toString(), module.resolve("target").toString()}))
        .hasMessageContaining("the overlay does not apply to the document")
        .hasMessageContaining("Gone")
        .hasNoCause()
        .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
    assertThat(module.resolve("target")).doesNotExist();
  }

  @Test
  @DisplayName("The build names a missing file")
  void missingFile(@TempDir Path module) {
    assertThatThrownBy(
            () -> CorrectDocument.main(new String[] {module.toString(), module.toString()}))
        .hasMessageContaining("NoSuchFileException")
        .hasMessageContaining("swagger.json");
  }

  @Test
  @DisplayName("Names with quotes and braces match")
  void quotes() {
    assertThat(
            apply(
                    """
                    - x-id: a
                      target: $.paths["/it's/{a}"].get
                      update: {summary: found}
                    """)
                .toString())
        .contains("\"summary\":\"found\"");
  }

  @Test
  @DisplayName("Every action that matches nothing is named in the failure")
  void noMatch() {
    Overlay overlay =
        overlay(
            """
            - x-id: lost operation
              target: $.paths['/v1/gone'].get
              update: {deprecated: true}
            - x-id: fine
              target: $.definitions.A
              update: {description: An A}
            - x-id: lost field
              target: $.definitions.A.properties.gone
              remove: true
            """);

    assertThatThrownBy(() -> overlay.apply(DOCUMENT))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action lost operation matches nothing at $['paths']['/v1/gone']")
        .hasMessageContaining("action lost field matches nothing")
        .hasMessageNotContaining("fine");
  }

  @Test
  @DisplayName("An action that matches several nodes fails unless x-several is set")
  void ambiguous() {
    String action =
        """
        - x-id: all of them
          target: $.paths.*.*.parameters
          update: {name: h, in: header}
        """;

    assertThatThrownBy(() -> apply(action))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action all of them matches more than one node");
    assertThat(apply(action + "  x-several: true\n").toString().split("\"h\"", -1)).hasSize(4);
  }

  @Test
  @DisplayName("An action whose target differs from x-expect fails")
  void unexpected() {
    String action =
        """
        - x-id: type of f
          target: $.definitions.A.properties.f
          x-expect: {$ref: '#/definitions/%s'}
          remove: true
        """;

    assertThat(apply(action.formatted("B"))).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> apply(action.formatted("C")))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action type of f does not find the expected content");
  }

  @Test
  @DisplayName("An update of another type than its target fails")
  void unfit() {
    assertThatThrownBy(
            () ->
                apply(
                    """
                    - x-id: a
                      target: $.definitions.A.properties.g.type
                      update: {description: no}
                    """))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action a can't be merged");
  }

  @Test
  @DisplayName("An addition doesn't change nodes that the document already has")
  void addition() {
    Overlay overlay =
        overlay(
            """
            - x-id: some new
              target: $.definitions.A.properties
              x-new: true
              update: {g: {type: integer}, h: {type: string}}
            - x-id: none new
              target: $.definitions
              x-new: true
              update: {A: {type: string}}
            """);
    Overlay.Applied applied = overlay.tryOn(DOCUMENT);

    assertThat(applied.document())
        .isEqualTo(
            changed(
                d ->
                    d.getAsJsonObject("definitions")
                        .getAsJsonObject("A")
                        .getAsJsonObject("properties")
                        .add("h", ApiDocument.parse("{\"type\": \"string\"}"))));
    assertThat(applied.results())
        .extracting(Overlay.Result::outcome)
        .containsExactly(Overlay.Outcome.APPLIED, Overlay.Outcome.NOT_NEEDED);
  }

  @Test
  @DisplayName("An update without effect is reported as no longer needed")
  void notNeeded() {
    assertThat(
            overlay(
                    """
                    - x-id: known
                      target: $.definitions.A.properties.g
                      update: {type: string}
                    """)
                .tryOn(DOCUMENT)
                .notNeeded())
        .singleElement()
        .asString()
        .startsWith("action known is no longer needed");
  }

  @Test
  @DisplayName("The given document isn't changed")
  void copy() {
    JsonObject before = DOCUMENT.deepCopy();

    apply(
        """
        - x-id: a
          target: $.definitions.A
          remove: true
        """);

    assertThat(DOCUMENT).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overlay: 2.0.0\nactions: []",
        "actions: []",
        "overlay: 1.0.0",
        "[]",
        "overlay: 1.0.0\noverlay: 1.0.0\nactions: []",
        "overlay: 1.0.0\nactions: [{target: $.a, remove: true}]",
        "overlay: 1.0.0\nactions: [!!java.io.File [x]]",
        "overlay: 1.0.0\nactions: [{x-id: a, x-since: 2025-01-01}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: '$[', remove: true, description: d, x-evidence: e, x-confidence: high}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: $.a, description: d, x-evidence: e, x-confidence: high}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: $.a, remove: true, update: {}, description: d, x-evidence: e, x-confidence: high}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: $.a, remove: true, description: d, x-confidence: high}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: $.a, remove: true, description: d, x-evidence: e, x-confidence: sure}]",
        "overlay: 1.0.0\nactions: [{x-id: a, target: $.a, remove: true, description: d, x-evidence: e, x-confidence: high, extend: x}]"
      })
  @DisplayName("Invalid overlays and incomplete actions are rejected")
  void refused(String yaml) {
    assertThatThrownBy(() -> Overlay.parse(yaml)).isInstanceOf(OverlayException.class);
  }

  @Test
  @DisplayName("Two actions with the same ID are rejected")
  void twice() {
    String action =
        """
        - x-id: a
          target: $.definitions
          remove: true
        """;

    assertThatThrownBy(() -> overlay(action + action))
        .isInstanceOf(OverlayException.class)
        .hasMessage("overlay, line 9: two actions have the id a");
  }

  @Test
  @DisplayName("The project's overlay applies to the project's document")
  void ours() throws IOException {
    Overlay.Applied applied = Overlay.parse(SpecFiles.overlay()).tryOn(SpecFiles.published());

    assertThat(applied.broken()).isEmpty();
  }

  @Test
  @DisplayName("If the project's document changes, the failure names the action")
  void oursFails() throws IOException {
    JsonObject document = SpecFiles.published();
    document.getAsJsonObject("paths").remove("/v2/vpc/getWorkerPools");

    assertThatThrownBy(() -> Overlay.parse(SpecFiles.overlay()).apply(document))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action VpcGetWorkerPools response");
  }

  @Test
  @DisplayName("The same inputs yield the same text")
  void deterministic() throws IOException {
    List<String> texts =
        List.of(
            CanonicalJson.write(GeneratorInput.from(SpecFiles.corrected())),
            CanonicalJson.write(GeneratorInput.from(SpecFiles.corrected())));

    assertThat(texts.get(0)).isEqualTo(texts.get(1));
  }

  private static JsonObject apply(String actions) {
    return overlay(actions).apply(DOCUMENT);
  }

  /** Returns an overlay of actions, with the required fields added. */
  private static Overlay overlay(String actions) {
    String complete =
        actions.replaceAll(
            "(?m)^(  target: .*)$",
            "$1\n  description: a reason\n  x-evidence: a test\n  x-confidence: high");
    return Overlay.parse("overlay: 1.0.0\nactions:\n" + complete);
  }

  private static JsonObject changed(Consumer<JsonObject> change) {
    JsonObject copy = DOCUMENT.deepCopy();
    change.accept(copy);
    return copy;
  }
}
