package io.github.ibmcontainers.spec.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.DocumentException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
  @Test
  @DisplayName("Shared parameters and parameters of a path move into the operations")
  void flat() {
    JsonObject document =
        ApiDocument.parse(
            """
            {"parameters": {"Region": {"name": "X-Region", "in": "header", "type": "string"}},
             "paths": {"/v1/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"},
                              {"$ref": "#/parameters/Region"}],
               "get": {"responses": {}, "parameters": [{"name": "id", "in": "path", "required": true, "type": "integer"}]},
               "put": {"responses": {}}}}}
            """);

    apply(document);

    assertThat(document)
        .isEqualTo(
            ApiDocument.parse(
                """
                {"paths": {"/v1/{id}": {
                   "get": {"responses": {}, "parameters": [
                     {"name": "id", "in": "path", "required": true, "type": "integer"},
                     {"name": "X-Region", "in": "header", "type": "string"}]},
                   "put": {"responses": {}, "parameters": [
                     {"name": "id", "in": "path", "required": true, "type": "string"},
                     {"name": "X-Region", "in": "header", "type": "string"}]}}}}
                """));
  }

  @Test
  @DisplayName("A dangling reference to a parameter is rejected")
  void dangling() {
    JsonObject document =
        ApiDocument.parse(
            "{\"paths\": {\"/a\": {\"get\": {\"responses\": {}, \"parameters\": [{\"$ref\": \"#/parameters/X\"}]}}}}");

    assertThatThrownBy(() -> apply(document))
        .isInstanceOf(DocumentException.class)
        .hasMessage("dangling reference: #/parameters/X");
  }

  private static void apply(JsonObject document) {
    new SharedParts().apply(document, KnownNames.none(), new Findings());
  }
}
