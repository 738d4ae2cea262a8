package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Makes an example of a schema of the document. Immutable. */
final class ExampleMaker {
  private static final int MAX_DEPTH = 8;
  private static final String DATE = "2021-01-27T00:18:56+0000";

  private final JsonObject document;

  ExampleMaker(JsonObject document) {
    this.document = document;
  }

  /** A value that fits the schema. */
  JsonElement example(JsonObject schema) {
    return value("value", schema, 0);
  }

  private JsonElement value(String name, JsonObject declared, int depth) {
    JsonObject schema = OperationSpec.resolve(document, declared);
    if (schema.has("example")) {
      return schema.get("example").deepCopy();
    }
    if (schema.has("enum")) {
      return schema.getAsJsonArray("enum").get(0).deepCopy();
    }
    if (depth > MAX_DEPTH) {
      return JsonNull.INSTANCE;
    }
    String type = schema.has("type") ? schema.get("type").getAsString() : "object";
    return switch (type) {
      case "string" -> new JsonPrimitive(text(name));
      case "boolean" -> new JsonPrimitive(true);
      case "integer" -> new JsonPrimitive(1);
      case "number" -> new JsonPrimitive(1.5);
      case "array" -> array(name, schema, depth);
      default -> object(schema, depth);
    };
  }

  private JsonArray array(String name, JsonObject schema, int depth) {
    JsonArray array = new JsonArray();
    if (schema.has("items")) {
      JsonElement item = value(name, schema.getAsJsonObject("items"), depth + 1);
      if (!item.isJsonNull()) {
        array.add(item);
      }
    }
    return array;
  }

  private JsonObject object(JsonObject schema, int depth) {
    JsonObject object = new JsonObject();
    if (schema.has("allOf")) {
      for (JsonElement part : schema.getAsJsonArray("allOf")) {
        object(OperationSpec.resolve(document, part.getAsJsonObject()), depth)
            .entrySet()
            .forEach(e -> object.add(e.getKey(), e.getValue()));
      }
    }
    if (schema.has("properties")) {
      for (Map.Entry<String, JsonElement> property :
          schema.getAsJsonObject("properties").entrySet()) {
        object.add(
            property.getKey(),
            value(property.getKey(), property.getValue().getAsJsonObject(), depth + 1));
      }
    }
    if (schema.has("additionalProperties") && schema.get("additionalProperties").isJsonObject()) {
      object.add("key", value("key", schema.getAsJsonObject("additionalProperties"), depth + 1));
    }
    return object;
  }

  private static String text(String name) {
    return name.endsWith("Date") || name.endsWith("On") ? DATE : "example-" + name;
  }
}
