package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Traverses the schemas of a document whose shared parts have been resolved. */
final class Schemas {
  static final String DEFINITIONS = "#/definitions/";

  private Schemas() {}

  /** Replaces every schema by the result of a function, inner schemas first. */
  static void replaceAll(JsonObject document, UnaryOperator<JsonObject> change) {
    JsonObject definitions = ApiDocument.definitions(document);
    for (String name : List.copyOf(definitions.keySet())) {
      definitions.add(name, replace(definitions.getAsJsonObject(name), change));
    }
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      for (JsonElement parameter : operation.json().getAsJsonArray("parameters")) {
        member(parameter.getAsJsonObject(), "schema", change);
      }
      for (Map.Entry<String, JsonElement> response :
          operation.json().getAsJsonObject("responses").entrySet()) {
        member(response.getValue().getAsJsonObject(), "schema", change);
      }
    }
  }

  /** Replaces a schema and its inner schemas. */
  static JsonObject replace(JsonObject schema, UnaryOperator<JsonObject> change) {
    if (schema.get("properties") instanceof JsonObject properties) {
      for (String name : List.copyOf(properties.keySet())) {
        member(properties, name, change);
      }
    }
    member(schema, "items", change);
    member(schema, "additionalProperties", change);
    for (String several : List.of("allOf", "anyOf", "oneOf", "items")) {
      if (schema.get(several) instanceof JsonArray parts) {
        for (int i = 0; i < parts.size(); i++) {
          parts.set(i, replace(parts.get(i).getAsJsonObject(), change));
        }
      }
    }
    return change.apply(schema);
  }

  private static void member(JsonObject object, String name, UnaryOperator<JsonObject> change) {
    if (object.get(name) instanceof JsonObject schema) {
      object.add(name, replace(schema, change));
    }
  }

  /** Returns the model that a schema refers to; empty text if it isn't a reference. */
  static String model(JsonObject schema) {
    return schema.has("$ref")
        ? schema.get("$ref").getAsString().substring(DEFINITIONS.length())
        : "";
  }

  static JsonObject reference(String model) {
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", DEFINITIONS + model);
    return reference;
  }
}
