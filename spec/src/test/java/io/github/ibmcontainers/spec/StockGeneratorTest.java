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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stock generator generates a client from the document")
class StockGeneratorTest {
  @TempDir Path directory;

  @Test
  @DisplayName("Generates a client from the published document")
  void published() throws IOException {
    assertThatClientCompiles(SpecFiles.swagger());
  }

  @Test
  @DisplayName("Generates a client from the corrected document")
  void corrected() throws IOException {
    assertThatClientCompiles(CanonicalJson.write(SpecFiles.corrected()));
  }

  @Test
  @DisplayName("Rejects an invalid document")
  void refused() throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    document
        .getAsJsonObject("paths")
        .getAsJsonObject("/v1/regions")
        .getAsJsonObject("get")
        .remove("responses");
    Path file = Files.writeString(directory.resolve("swagger.json"), document.toString());

    assertThatThrownBy(() -> StockGenerator.generate(file, directory.resolve("out")))
        .isInstanceOf(RuntimeException.class);
  }

  private void assertThatClientCompiles(String document) throws IOException {
    Path file = Files.writeString(directory.resolve("swagger.json"), document);
    List<Path> sources = StockGenerator.generate(file, directory.resolve("out"));

    long models = ApiDocument.definitions(ApiDocument.parse(document)).size();
    assertThat(sources.stream().filter(s -> s.getParent().endsWith("model")).count())
        .isGreaterThanOrEqualTo(models);
    assertThat(StockGenerator.compile(sources)).isEmpty();
  }
}
