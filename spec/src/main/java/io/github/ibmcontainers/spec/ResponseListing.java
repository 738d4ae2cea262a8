package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The part of the document that the client contains: the types of responses, and the required
 * parameters of operations. A type is {@code string}, {@code integer}, {@code number}, {@code
 * boolean}, {@code any}, or {@code #Name} for a definition. An opening bracket before a type
 * denotes a list of it, an opening brace a map; {@code ?} after it means that values of other types
 * occur.
 */
final class ResponseListing {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch");

  private ResponseListing() {}

  /** Returns the listing of a corrected document. */
  static JsonObject from(JsonObject document) {
    JsonObject operations = new JsonObject();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonElement> method : path.getValue().getAsJsonObject().entrySet()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
              operation(method.getValue().getAsJsonObject()));
        }
      }
    }
    JsonObject definitions = new JsonObject();
    for (Map.Entry<String, JsonElement> it : document.getAsJsonObject("definitions").entrySet()) {
      JsonObject fields = new JsonObject();
      JsonArray required = new JsonArray();
      collect(document, it.getValue().getAsJsonObject(), fields, required);
      JsonObject definition = new JsonObject();
      definition.add("fields", fields);
      definition.add("required", required);
      definitions.add(it.getKey(), definition);
    }
    JsonObject listing = new JsonObject();
    listing.add("operations", operations);
    listing.add("definitions", definitions);
    return listing;
  }

  private static JsonObject operation(JsonObject source) {
    JsonObject operation = new JsonObject();
    operation.add("id", source.get("operationId"));
    JsonArray headers = new JsonArray();
    JsonArray required = new JsonArray();
    if (source.has("parameters")) {
      for (JsonElement element : source.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        String in = parameter.get("in").getAsString();
        if (in.equals("header")) {
          headers.add(parameter.get("name"));
        } else if (in.equals("query") && isRequired(parameter)) {
          required.add(parameter.get("name"));
        }
      }
    }
    operation.add("headers", headers);
    operation.add("query", required);
    for (Map.Entry<String, JsonElement> response : source.getAsJsonObject("responses").entrySet()) {
      if (response.getKey().startsWith("2")) {
        success(operation, response.getKey(), response.getValue().getAsJsonObject());
      }
    }
    return operation;
  }

  private static void success(JsonObject operation, String status, JsonObject response) {
    operation.addProperty("status", status);
    if (response.has("schema")) {
      operation.addProperty("response", form(response.getAsJsonObject("schema")));
    }
    if (response.has("headers")) {
      JsonArray names = new JsonArray();
      response.getAsJsonObject("headers").keySet().forEach(names::add);
      operation.add("responseHeaders", names);
    }
  }

  private static boolean isRequired(JsonObject parameter) {
    return parameter.has("required") && parameter.get("required").getAsBoolean();
  }

  private static void collect(
      JsonObject document, JsonObject schema, JsonObject fields, JsonArray required) {
    if (schema.get("$ref") instanceof JsonPrimitive target) {
      String name = target.getAsString().substring(target.getAsString().lastIndexOf('/') + 1);
      JsonObject definition = document.getAsJsonObject("definitions").getAsJsonObject(name);
      collect(document, definition, fields, required);
    }
    if (schema.has("allOf")) {
      schema
          .getAsJsonArray("allOf")
          .forEach(part -> collect(document, part.getAsJsonObject(), fields, required));
    }
    if (schema.has("properties")) {
      schema
          .getAsJsonObject("properties")
          .entrySet()
          .forEach(it -> fields.addProperty(it.getKey(), form(it.getValue().getAsJsonObject())));
    }
    if (schema.has("required")) {
      required.addAll(schema.getAsJsonArray("required"));
    }
  }

  private static String form(JsonObject schema) {
    boolean lenient =
        schema.has("x-read-leniently") && schema.get("x-read-leniently").getAsBoolean();
    return strict(schema) + (lenient ? "?" : "");
  }

  private static String strict(JsonObject schema) {
    if (schema.has("$ref")) {
      String target = schema.get("$ref").getAsString();
      return "#" + target.substring(target.lastIndexOf('/') + 1);
    }
    String type = schema.has("type") ? schema.get("type").getAsString() : "any";
    return switch (type) {
      case "array" -> "[" + (schema.has("items") ? form(schema.getAsJsonObject("items")) : "any");
      case "object" ->
          schema.get("additionalProperties") instanceof JsonObject values
              ? "{" + form(values)
              : "{any";
      case "string", "integer", "number", "boolean" -> type;
      default -> "any";
    };
  }
}
