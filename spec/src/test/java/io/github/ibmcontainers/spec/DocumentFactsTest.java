package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the documents with what other clients of the service know about it: {@code
 * facts-published.tsv} holds a line for every operation, parameter, request field, answer and
 * field; {@code facts-additional.tsv} what was found out since, with {@code -} and {@code +}.
 */
class DocumentFactsTest {
  @Test
  @DisplayName("The published document agrees with the service's other clients")
  void published() throws IOException {
    Set<String> document = DocumentFacts.of(SpecFiles.published());

    assertSame(document, facts("facts-published.tsv"));
  }

  @Test
  @DisplayName("The corrected document agrees with the additional facts")
  void corrected() throws IOException {
    assertSame(DocumentFacts.of(SpecFiles.corrected()), correctedFacts());
  }

  @Test
  @DisplayName("Each of the 44 corrections is an action of the overlay or is listed as not applied")
  void corrections() throws IOException {
    Map<String, String> confidenceByAction =
        Overlay.parse(SpecFiles.overlay()).actions().stream()
            .collect(Collectors.toMap(OverlayAction::id, OverlayAction::confidence));
    JsonObject yaml = YamlTree.parse(SpecFiles.overlay()).getAsJsonObject();
    Map<String, String> notApplied =
        yaml.getAsJsonArray("x-not-applied").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .collect(
                Collectors.toMap(
                    o -> o.get("correction").getAsString(), o -> o.get("reason").getAsString()));

    List<String[]> corrections =
        lines("facts-additional.tsv")
            .filter(l -> l.startsWith("correction\t"))
            .map(l -> l.split("\t", -1))
            .toList();

    assertThat(corrections).hasSize(44);
    for (String[] correction : corrections) {
      if (correction[3].equals("not applied")) {
        assertThat(notApplied).containsKey(correction[1]);
      } else {
        for (String action : correction[3].split("\\|", -1)) {
          assertThat(confidenceByAction).containsEntry(action, correction[2]);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  @DisplayName("A changed document has different facts:")
  void differences(String what, Consumer<JsonObject> mutation) throws IOException {
    JsonObject document = SpecFiles.corrected();
    mutation.accept(document);

    assertThat(DocumentFacts.of(document)).as(what).isNotEqualTo(correctedFacts());
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        Arguments.of("operation gone", change(d -> paths(d).remove("/v1/regions"))),
        Arguments.of(
            "path renamed",
            change(d -> paths(d).add("/v1/region", paths(d).remove("/v1/regions")))),
        Arguments.of(
            "method changed",
            change(d -> path(d, "/v1/keys").add("put", path(d, "/v1/keys").remove("post")))),
        Arguments.of("field gone", change(d -> properties(d, "Cluster").remove("id"))),
        Arguments.of(
            "field of another type",
            change(
                d ->
                    properties(d, "Cluster").getAsJsonObject("id").addProperty("type", "integer"))),
        Arguments.of(
            "request field gone",
            change(d -> properties(d, "CreateClusterRequest").remove("name"))),
        Arguments.of(
            "parameter no longer required",
            change(
                d ->
                    operation(d, "/v2/getCluster")
                        .getAsJsonArray("parameters")
                        .get(0)
                        .getAsJsonObject()
                        .addProperty("required", false))),
        Arguments.of(
            "header parameter gone",
            change(d -> operation(d, "/v1/clusters").getAsJsonArray("parameters").remove(2))),
        Arguments.of(
            "answer of another type",
            change(
                d ->
                    operation(d, "/v1/clusters")
                        .getAsJsonObject("responses")
                        .getAsJsonObject("200")
                        .remove("schema"))),
        Arguments.of("login needed", change(d -> operation(d, "/v1/regions").remove("security"))));
  }

  /** A reconstructed document holds exactly the facts; a downloaded one may hold more. */
  private static void assertSame(Set<String> document, Set<String> facts) throws IOException {
    Set<String> missing = new TreeSet<>(facts);
    missing.removeAll(document);
    assertThat(missing).as("facts that are missing from the document").isEmpty();
    if (Provenance.parse(SpecFiles.read("PROVENANCE")).method().equals("reconstructed")) {
      Set<String> more = new TreeSet<>(document);
      more.removeAll(facts);
      assertThat(more).as("statements of the document without a fact").isEmpty();
    }
  }

  private static Set<String> correctedFacts() throws IOException {
    Set<String> facts = facts("facts-published.tsv");
    lines("facts-additional.tsv")
        .filter(l -> l.startsWith("- "))
        .forEach(l -> assertThat(facts.remove(l.substring(2))).as(l).isTrue());
    lines("facts-additional.tsv")
        .filter(l -> l.startsWith("+ "))
        .forEach(l -> facts.add(l.substring(2)));
    return facts;
  }

  private static Set<String> facts(String name) {
    return lines(name).collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(DocumentFactsTest.class.getResourceAsStream("/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Consumer<JsonObject> change(Consumer<JsonObject> change) {
    return change;
  }

  private static JsonObject paths(JsonObject document) {
    return document.getAsJsonObject("paths");
  }

  private static JsonObject path(JsonObject document, String path) {
    return paths(document).getAsJsonObject(path);
  }

  private static JsonObject operation(JsonObject document, String path) {
    return path(document, path).getAsJsonObject("get");
  }

  private static JsonObject properties(JsonObject document, String definition) {
    return ApiDocument.definitions(document)
        .getAsJsonObject(definition)
        .getAsJsonObject("properties");
  }
}
