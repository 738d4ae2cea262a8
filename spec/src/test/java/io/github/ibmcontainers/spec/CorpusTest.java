package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.document.References;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small documents in the styles of well-known tools, and their normal forms. */
class CorpusTest {
  private static final Path CORPUS = SpecFiles.MODULE.resolve("src/test/corpus");

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  @Test
  @DisplayName("There are documents of at least twelve tools")
  void tools() throws IOException {
    assertThat(documents()).hasSizeGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("The document is valid, and the normal form of its normal form is the same:")
  void normal(Path file) throws IOException {
    JsonObject normal =
        DocumentRules.validated(Files.readString(file), KnownNames.none()).normal().document();

    assertThat(CanonicalJson.write(NormalForm.of(normal, KnownNames.none()).document()))
        .isEqualTo(CanonicalJson.write(normal));
  }

  @ParameterizedTest
  @MethodSource("documents")
  @DisplayName("The normal form has no trace of the style:")
  void withoutStyle(Path file) throws IOException {
    JsonObject normal =
        DocumentRules.validated(Files.readString(file), KnownNames.none()).normal().document();

    assertThat(References.in(normal)).allMatch(r -> r.matches("#/definitions/[A-Za-z]\\w*"));
    assertThat(References.dangling(normal, normal)).isEmpty();
    Set<String> models = new HashSet<>();
    assertThat(ApiDocument.definitions(normal).asMap())
        .allSatisfy(
            (name, schema) -> {
              assertThat(models.add(name.toLowerCase(Locale.ROOT).replace("_", ""))).isTrue();
              assertThat(schema.getAsJsonObject().keySet())
                  .contains("type", "properties")
                  .doesNotContain("allOf", "additionalProperties");
            });
    Set<String> ids = new HashSet<>();
    for (ApiDocument.Operation operation : ApiDocument.operations(normal)) {
      assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
      assertThat(operation.id()).matches("[A-Za-z]\\w*");
      assertThat(operation.json().getAsJsonArray("tags")).hasSize(1);
      assertThat(operation.json().getAsJsonArray("security").size()).isLessThan(2);
      assertThat(operation.json().getAsJsonObject("responses").keySet())
          .hasSize(2)
          .contains("default");
      for (JsonElement element : operation.json().getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        assertThat(parameter.has("$ref")).isFalse();
        assertThat(parameter.get("name").getAsString()).isNotEqualToIgnoringCase("Authorization");
        if (parameter.get("in").getAsString().equals("body")) {
          assertThat(parameter.get("name").getAsString()).isEqualTo("body");
        }
      }
    }
    assertThat(CanonicalJson.write(normal))
        .doesNotContain(
            "\"x-go-", "\"x-nullable", "\"x-kubernetes", "\"format\": \"int\"", "\"null\"");
  }
}
