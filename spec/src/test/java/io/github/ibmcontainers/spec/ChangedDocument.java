package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The module's document with changes. */
final class ChangedDocument {
  private ChangedDocument() {}

  static void tenfold(JsonObject document) {
    JsonObject paths = paths(document);
    for (Map.Entry<String, JsonElement> path : List.copyOf(paths.entrySet())) {
      for (int i = 1; i < 10; i++) {
        JsonObject copy = path.getValue().getAsJsonObject().deepCopy();
        String suffix = "Copy" + i;
        copy.asMap()
            .values()
            .forEach(
                o ->
                    o.getAsJsonObject()
                        .addProperty(
                            "operationId",
                            o.getAsJsonObject().get("operationId").getAsString() + suffix));
        paths.add(path.getKey() + "/copy" + i, copy);
      }
    }
    JsonObject definitions = ApiDocument.definitions(document);
    for (Map.Entry<String, JsonElement> definition : List.copyOf(definitions.entrySet())) {
      for (int i = 1; i < 10; i++) {
        definitions.add(definition.getKey() + "Copy" + i, definition.getValue().deepCopy());
      }
    }
  }

  static String document(Consumer<JsonObject> change) throws IOException {
    JsonObject document = ApiDocument.parse(SpecFiles.swagger());
    change.accept(document);
    return CanonicalJson.write(document);
  }

  static JsonObject operation(String id, String answer) {
    return ApiDocument.parse(
        """
        {"get": {"tags": ["v2"], "operationId": "%s", "parameters": [], "responses":
          {"200": {"description": "ok", "schema": {"$ref": "#/definitions/%s"}}}}}
        """
            .formatted(id, answer));
  }

  static void model(JsonObject document, String name, String properties) {
    JsonObject model = type("object");
    model.add("properties", ApiDocument.parse(properties));
    ApiDocument.definitions(document).add(name, model);
  }

  static JsonObject type(String name) {
    JsonObject type = new JsonObject();
    type.addProperty("type", name);
    return type;
  }

  static JsonObject paths(JsonObject document) {
    return document.getAsJsonObject("paths");
  }

  static JsonArray parameters(JsonObject document, String path) {
    return paths(document)
        .getAsJsonObject(path)
        .getAsJsonObject("get")
        .getAsJsonArray("parameters");
  }

  static JsonObject properties(JsonObject document, String definition) {
    return ApiDocument.definitions(document)
        .getAsJsonObject(definition)
        .getAsJsonObject("properties");
  }
}
