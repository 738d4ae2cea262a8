package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FlatOperationsTest {
  @Test
  @DisplayName("shared parameters and those of a path become the operation's own")
  void flat() {
    JsonObject document =
        ApiDocument.parse(
            """
            {"parameters": {"Region": {"name": "X-Region", "in": "header", "type": "string"}},
             "paths": {"/v1/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"},
                              {"$ref": "#/parameters/Region"}],
               "get": {"parameters": [{"name": "id", "in": "path", "required": true, "type": "integer"}]},
               "put": {}}}}
            """);

    FlatOperations.apply(document);

    assertThat(document)
        .isEqualTo(
            ApiDocument.parse(
                """
                {"paths": {"/v1/{id}": {
                   "get": {"parameters": [
                     {"name": "id", "in": "path", "required": true, "type": "integer"},
                     {"name": "X-Region", "in": "header", "type": "string"}]},
                   "put": {"parameters": [
                     {"name": "id", "in": "path", "required": true, "type": "string"},
                     {"name": "X-Region", "in": "header", "type": "string"}]}}}}
                """));
  }

  @Test
  @DisplayName("a reference to no parameter is refused")
  void dangling() {
    JsonObject document =
        ApiDocument.parse(
            "{\"paths\": {\"/a\": {\"get\": {\"parameters\": [{\"$ref\": \"#/parameters/X\"}]}}}}");

    assertThatThrownBy(() -> FlatOperations.apply(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing is at #/parameters/X");
  }
}
