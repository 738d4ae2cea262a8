package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Unifies the types of schemas: every schema has one of Swagger's seven types, without {@code
 * null}; integers have 32 bits only if the file specifies {@code int32}; objects with fields have
 * no {@code additionalProperties}; references have no siblings.
 */
final class SchemaTypes implements Rule {
  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object", "file");
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("date", "string"),
          Map.entry("date-time", "string"),
          Map.entry("datetime", "string"),
          Map.entry("decimal", "number"),
          Map.entry("dict", "object"),
          Map.entry("double", "number"),
          Map.entry("float", "number"),
          Map.entry("int", "integer"),
          Map.entry("int32", "integer"),
          Map.entry("int64", "integer"),
          Map.entry("list", "array"),
          Map.entry("long", "integer"),
          Map.entry("map", "object"),
          Map.entry("str", "string"),
          Map.entry("text", "string"),
          Map.entry("uint32", "integer"),
          Map.entry("uint64", "integer"),
          Map.entry("uuid", "string"));

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    Schemas.replaceAll(document, SchemaTypes::typed);
  }

  /** Unifies the type of a schema in place. */
  static JsonObject typed(JsonObject schema) {
    if (schema.has("$ref")) {
      schema.keySet().retainAll(Set.of("$ref"));
      return schema;
    }
    oneOf(schema);
    type(schema).ifPresentOrElse(t -> schema.addProperty("type", t), () -> schema.remove("type"));
    String type = schema.has("type") ? schema.get("type").getAsString() : "";
    if (type.equals("integer")) {
      boolean small = schema.has("format") && schema.get("format").getAsString().equals("int32");
      schema.addProperty("format", small ? "int32" : "int64");
    }
    if (type.equals("array")) {
      items(schema);
    }
    if (type.equals("object")) {
      fields(schema);
    }
    return schema;
  }

  private static Optional<String> type(JsonObject schema) {
    Set<String> declared = new TreeSet<>();
    JsonElement type = schema.get("type");
    if (type instanceof JsonArray list) {
      list.forEach(one -> declared.add(one.isJsonNull() ? "null" : one.getAsString()));
    } else if (type != null) {
      declared.add(type.getAsString());
    }
    declared.remove("null");
    if (declared.size() > 1) {
      return Optional.empty();
    }
    if (declared.size() == 1) {
      String name = declared.iterator().next().toLowerCase(Locale.ROOT);
      String known = OTHER_NAMES.getOrDefault(name, name);
      return TYPES.contains(known) ? Optional.of(known) : Optional.empty();
    }
    if (schema.has("properties") || schema.get("additionalProperties") instanceof JsonObject) {
      return Optional.of("object");
    }
    if (schema.has("items")) {
      return Optional.of("array");
    }
    return schema.has("enum") ? ofValues(schema.getAsJsonArray("enum")) : Optional.empty();
  }

  private static Optional<String> ofValues(JsonArray values) {
    Set<String> kinds = new TreeSet<>();
    for (JsonElement value : values) {
      if (value instanceof JsonPrimitive primitive) {
        kinds.add(
            primitive.isString()
                ? "string"
                : primitive.isBoolean()
                    ? "boolean"
                    : primitive.getAsString().matches("-?[0-9]+") ? "integer" : "number");
      }
    }
    return kinds.size() == 1 ? Optional.of(kinds.iterator().next()) : Optional.empty();
  }

  /** Replaces a choice with one option by the option; removes others, which leaves any type. */
  private static void oneOf(JsonObject schema) {
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.remove(choice) instanceof JsonArray parts) {
        List<JsonElement> real = parts.asList().stream().filter(p -> !isNull(p)).toList();
        if (real.size() == 1) {
          JsonArray all = new JsonArray();
          all.add(real.get(0));
          schema.add("allOf", all);
        }
      }
    }
  }

  private static boolean isNull(JsonElement part) {
    JsonObject schema = part.getAsJsonObject();
    boolean none =
        schema.get("type") instanceof JsonPrimitive type && type.getAsString().equals("null");
    return none || schema.isEmpty();
  }

  private static void items(JsonObject schema) {
    JsonElement items = schema.get("items");
    if (items instanceof JsonArray tuple) {
      items = tuple.size() == 1 ? tuple.get(0) : null;
    }
    schema.add("items", items == null ? new JsonObject() : items);
  }

  private static void fields(JsonObject schema) {
    JsonObject properties =
        schema.get("properties") instanceof JsonObject object ? object : new JsonObject();
    if (properties.isEmpty()) {
      schema.remove("properties");
    }
    boolean any =
        !(schema.get("additionalProperties") instanceof JsonObject values) || values.isEmpty();
    if (any || !properties.isEmpty()) {
      schema.remove("additionalProperties");
    }
    Set<String> required = new TreeSet<>();
    if (schema.remove("required") instanceof JsonArray names) {
      names.forEach(name -> required.add(name.getAsString()));
    }
    properties
        .entrySet()
        .forEach(
            field -> {
              JsonObject property = field.getValue().getAsJsonObject();
              if (property.get("required") instanceof JsonPrimitive flag) {
                property.remove("required");
                if (flag.getAsBoolean()) {
                  required.add(field.getKey());
                }
              }
            });
    if (!required.isEmpty()) {
      JsonArray names = new JsonArray();
      required.forEach(names::add);
      schema.add("required", names);
    }
  }
}
