package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The generated files in the module match the document. */
class ListingsTest {
  private static final String REFRESH =
      "out of date; write it anew with: mvn -pl spec compile exec:java@refresh";

  @Test
  @DisplayName("swagger.json is in canonical form")
  void canonical() throws IOException {
    String swagger = SpecFiles.swagger();

    assertThat(CanonicalJson.write(ApiDocument.parse(swagger)))
        .as("swagger.json: " + REFRESH)
        .isEqualTo(swagger);
  }

  @Test
  @DisplayName("api-surface.txt lists the corrected document")
  void surface() throws IOException {
    assertThat(ApiSurface.of(SpecFiles.corrected()).lines())
        .as("api-surface.txt: " + REFRESH)
        .containsExactlyElementsOf(SpecFiles.read("api-surface.txt").lines().toList());
  }

  @Test
  @DisplayName("api-surface.txt has a line for every operation")
  void everyOperation() throws IOException {
    List<String> lines = SpecFiles.read("api-surface.txt").lines().toList();

    assertThat(ApiDocument.operations(SpecFiles.corrected()))
        .hasSizeGreaterThanOrEqualTo(276)
        .allSatisfy(
            operation -> {
              String start =
                  "operation %s %s %s "
                      .formatted(operation.verb(), operation.path(), operation.id());
              assertThat(lines).anyMatch(line -> line.startsWith(start));
            });
  }

  @Test
  @DisplayName("PROVENANCE has the hashes of the two inputs and the document's version")
  void provenance() throws IOException {
    Provenance written = Provenance.parse(SpecFiles.read("PROVENANCE"));

    assertThat(written.withHashesOf(SpecFiles.swagger(), SpecFiles.overlay()))
        .as("PROVENANCE: " + REFRESH)
        .isEqualTo(written);
    assertThat(written.version())
        .isEqualTo(
            ApiDocument.parse(SpecFiles.swagger())
                .getAsJsonObject("info")
                .get("version")
                .getAsString());
  }

  @Test
  @DisplayName("The built resource is the corrected document")
  void resource() throws IOException {
    try (var in = ListingsTest.class.getResourceAsStream("containers-api.json")) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo(CanonicalJson.write(SpecFiles.corrected()));
    }
  }

  @Test
  @DisplayName(
      "In a reconstructed document, operations have summaries and parameters have descriptions")
  void described() throws IOException {
    if (!Provenance.parse(SpecFiles.read("PROVENANCE")).method().equals("reconstructed")) {
      return;
    }
    for (ApiDocument.Operation operation : ApiDocument.operations(SpecFiles.corrected())) {
      JsonObject json = operation.json();
      assertThat(json.get("summary").getAsString()).as(operation.id()).hasSizeBetween(8, 120);
      for (JsonElement element : json.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        assertThat(parameter.get("description").getAsString())
            .as(operation.id() + " " + parameter.get("name"))
            .isNotBlank();
      }
    }
  }
}
