package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of responses that is part of the client. */
class ResponseListingTest {
  private static final String DOCUMENT =
      """
      {"swagger": "2.0", "paths": {"/v9/things/{id}": {"get": {"operationId": "getThings",
        "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"},
          {"name": "zone", "in": "query", "required": true, "type": "string"},
          {"name": "X-Region", "in": "header", "type": "string"}],
        "responses": {"200": {"schema": {"type": "array",
          "items": {"$ref": "#/definitions/Thing"}}}}}}},
       "definitions": {"Part": {"type": "object", "required": ["id"],
          "properties": {"id": {"type": "string"}}},
        "Thing": {"allOf": [{"$ref": "#/definitions/Part"}, {"properties": {
          "size": {"type": "integer"},
          "labels": {"type": "object", "additionalProperties": {"type": "string"}},
          "free": {}}}]}}}""";

  private static JsonObject document() {
    return JsonParser.parseString(DOCUMENT).getAsJsonObject();
  }

  @Test
  @DisplayName(
      "The listing has the types of responses and definitions, and the parameters of reads")
  void forms() {
    assertThat(ResponseListing.from(document()))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"operations": {"GET /v9/things/{id}": {"id": "getThings",
                   "headers": ["X-Region"], "query": ["zone"], "status": "200",
                   "response": "[#Thing"}},
                 "definitions": {
                   "Part": {"fields": {"id": "string"}, "required": ["id"]},
                   "Thing": {"fields": {"id": "string", "size": "integer",
                     "labels": "{string", "free": "any"}, "required": ["id"]}}}"""));
  }

  @Test
  @DisplayName("The actions that the live check proposes apply and remove the differences")
  void actions() throws IOException {
    JsonObject document = JsonParser.parseString(liveCheck("document.json")).getAsJsonObject();
    assertThat(ResponseListing.from(document)).isEqualTo(listing("before"));
    String overlay = "overlay: 1.0.0\nactions:\n" + liveCheck("actions.yaml");
    assertThat(ResponseListing.from(Overlay.parse(overlay).apply(document)))
        .isEqualTo(listing("after"));
  }

  private static JsonElement listing(String when) throws IOException {
    return JsonParser.parseString(liveCheck("listing-" + when + ".json"));
  }

  /** The test of the live check covers that it writes these actions and reads these listings. */
  private static String liveCheck(String file) throws IOException {
    return Files.readString(Path.of("src/test/resources/live-check", file));
  }
}
