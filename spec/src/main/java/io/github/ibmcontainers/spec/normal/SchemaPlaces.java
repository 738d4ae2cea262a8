package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.Map;
import java.util.TreeMap;

/**
 * The places where models are used, such as {@code getCluster answer}, {@code CreateCluster body},
 * and {@code Cluster.addons[]}. The suffix {@code []} denotes the items of a list, <code>{}</code>
 * the values of a map.
 */
final class SchemaPlaces {
  private SchemaPlaces() {}

  static String body(String id) {
    return id + " body";
  }

  static String answer(String id) {
    return id + " answer";
  }

  static String field(String model, String field) {
    return model + "." + field;
  }

  static String items(String place) {
    return place + "[]";
  }

  static String values(String place) {
    return place + "{}";
  }

  /** Returns the model at each place of a document in normal form. */
  static Map<String, String> of(JsonObject document) {
    Map<String, String> models = new TreeMap<>();
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      for (JsonElement parameter : operation.json().getAsJsonArray("parameters")) {
        collect(parameter.getAsJsonObject(), "schema", body(operation.id()), models);
      }
      for (Map.Entry<String, JsonElement> response :
          operation.json().getAsJsonObject("responses").entrySet()) {
        boolean success = response.getKey().startsWith("2");
        collect(
            response.getValue().getAsJsonObject(),
            "schema",
            success ? answer(operation.id()) : SingleResponse.ERROR,
            models);
      }
    }
    for (Map.Entry<String, JsonElement> model : ApiDocument.definitions(document).entrySet()) {
      if (model.getValue().getAsJsonObject().get("properties") instanceof JsonObject properties) {
        for (String field : properties.keySet()) {
          collect(properties, field, field(model.getKey(), field), models);
        }
      }
    }
    return models;
  }

  private static void collect(
      JsonObject holder, String member, String place, Map<String, String> models) {
    if (holder.get(member) instanceof JsonObject schema) {
      String model = Schemas.model(schema);
      if (!model.isEmpty()) {
        models.putIfAbsent(place, model);
      }
      collect(schema, "items", items(place), models);
      collect(schema, "additionalProperties", values(place), models);
    }
  }
}
