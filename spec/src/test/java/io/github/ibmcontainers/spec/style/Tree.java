package io.github.ibmcontainers.spec.style;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the parts of a document that styles change, independently of the code under test. */
final class Tree {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private Tree() {}

  /** An operation. */
  record Operation(String path, String method, JsonObject item, JsonObject json) {
    JsonArray parameters() {
      if (!(json.get("parameters") instanceof JsonArray)) {
        json.add("parameters", new JsonArray());
      }
      return json.getAsJsonArray("parameters");
    }

    JsonObject responses() {
      return json.getAsJsonObject("responses");
    }

    String unique() {
      return method + path.replaceAll("[^A-Za-z0-9]", "");
    }
  }

  static List<Operation> operations(JsonObject document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      if (!(path.getValue() instanceof JsonObject item)) {
        continue;
      }
      for (String method : List.copyOf(item.keySet())) {
        if (METHODS.contains(method)) {
          operations.add(new Operation(path.getKey(), method, item, item.getAsJsonObject(method)));
        }
      }
    }
    return operations;
  }

  /** Returns the parameters of operations, paths and the document that aren't references. */
  static List<JsonObject> parameters(JsonObject document) {
    List<JsonObject> all = new ArrayList<>();
    operations(document).forEach(o -> add(all, o.parameters()));
    document
        .getAsJsonObject("paths")
        .asMap()
        .values()
        .forEach(
            item -> {
              if (item instanceof JsonObject object) {
                add(all, array(object, "parameters"));
              }
            });
    if (document.get("parameters") instanceof JsonObject shared) {
      shared.asMap().values().forEach(p -> all.add(p.getAsJsonObject()));
    }
    all.removeIf(parameter -> parameter.has("$ref"));
    return all;
  }

  /** Returns the responses that aren't references. */
  static List<JsonObject> responses(JsonObject document) {
    List<JsonObject> all = new ArrayList<>();
    operations(document)
        .forEach(
            o ->
                o.responses()
                    .entrySet()
                    .forEach(
                        r -> {
                          if (!r.getKey().startsWith("x-")) {
                            all.add(r.getValue().getAsJsonObject());
                          }
                        }));
    if (document.get("responses") instanceof JsonObject shared) {
      shared.asMap().values().forEach(r -> all.add(r.getAsJsonObject()));
    }
    all.removeIf(response -> response.has("$ref"));
    return all;
  }

  static JsonObject definitions(JsonObject document) {
    return document.getAsJsonObject("definitions");
  }

  /** Changes every schema, inner ones first. */
  static void schemas(JsonObject document, UnaryOperator<JsonObject> change) {
    JsonObject definitions = definitions(document);
    List.copyOf(definitions.keySet())
        .forEach(name -> definitions.add(name, schema(definitions.getAsJsonObject(name), change)));
    parameters(document).forEach(p -> member(p, "schema", change));
    responses(document).forEach(r -> member(r, "schema", change));
  }

  private static JsonObject schema(JsonObject schema, UnaryOperator<JsonObject> change) {
    if (schema.get("properties") instanceof JsonObject properties) {
      List.copyOf(properties.keySet()).forEach(name -> member(properties, name, change));
    }
    member(schema, "items", change);
    member(schema, "additionalProperties", change);
    if (schema.get("allOf") instanceof JsonArray parts) {
      for (int i = 0; i < parts.size(); i++) {
        parts.set(i, schema(parts.get(i).getAsJsonObject(), change));
      }
    }
    return change.apply(schema);
  }

  private static void member(JsonObject object, String name, UnaryOperator<JsonObject> change) {
    if (object.get(name) instanceof JsonObject schema) {
      object.add(name, schema(schema, change));
    }
  }

  static JsonObject object(String name, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  static JsonObject reference(String kind, String name) {
    return object("$ref", "#/" + kind + "/" + name);
  }

  static String text(JsonObject object, String name) {
    return object.has(name) && object.get(name).isJsonPrimitive()
        ? object.get(name).getAsString()
        : "";
  }

  static JsonArray list(String... texts) {
    JsonArray list = new JsonArray();
    List.of(texts).forEach(list::add);
    return list;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray array ? array : new JsonArray();
  }

  private static void add(List<JsonObject> all, JsonArray list) {
    list.forEach(element -> all.add(element.getAsJsonObject()));
  }
}
