package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The listing of responses that the client ships. */
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
  @DisplayName("Forms of responses and definitions, and what a read needs")
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
  @DisplayName("The actions that the live check proposes apply, and their differences are gone")
  void actions() {
    String overlay =
        """
        overlay: 1.0.0
        info:
          title: Test
          version: 1.0.0
        actions:
          - x-id: live check, Part.orbit, unknown field
            target: $.definitions['Part'].properties
            description: The field is in responses
            x-evidence: live check, response of getThings
            x-confidence: high
            x-new: true
            update:
              orbit:
                type: array
                items:
                  type: string
          - x-id: live check, Part.id, other type
            target: $.definitions['Part'].properties['id']
            description: Values of other types occur
            x-evidence: live check, response of getThings
            x-confidence: high
            update:
              x-read-leniently: true
          - x-id: live check, Part.id, missing field
            target: $.definitions['Part'].required[?(@ == 'id')]
            description: The field is missing in responses
            x-evidence: live check, response of getThings
            x-confidence: high
            remove: true
        """;
    assertThat(
            ResponseListing.from(Overlay.parse(overlay).apply(document()))
                .getAsJsonObject("definitions")
                .get("Part"))
        .isEqualTo(
            JsonParser.parseString(
                "{\"fields\": {\"id\": \"string?\", \"orbit\": \"[string\"}, \"required\": []}"));
  }
}
