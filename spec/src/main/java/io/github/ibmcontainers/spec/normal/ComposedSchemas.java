package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces {@code allOf} by its only reference, or by a schema with the fields of all parts.
 * Circular parts are ignored.
 */
final class ComposedSchemas implements Rule {
  private static final Set<String> STRUCTURE =
      Set.of(
          "$ref",
          "type",
          "properties",
          "items",
          "additionalProperties",
          "enum",
          "allOf",
          "required");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonObject definitions = ApiDocument.definitions(document);
    Schemas.replaceAll(document, schema -> composed(schema, definitions, new HashSet<>()));
    Schemas.replaceAll(document, ComposedSchemas::requiredFields);
  }

  /** Removes required names without a field, which is possible only after all parts are merged. */
  private static JsonObject requiredFields(JsonObject schema) {
    if (schema.remove("required") instanceof JsonArray names
        && schema.get("properties") instanceof JsonObject properties) {
      names.asList().removeIf(name -> !properties.has(name.getAsString()));
      if (!names.isEmpty()) {
        schema.add("required", names);
      }
    }
    return schema;
  }

  private static JsonObject composed(JsonObject schema, JsonObject definitions, Set<String> seen) {
    if (!(schema.get("allOf") instanceof JsonArray all)) {
      return schema;
    }
    schema.remove("allOf");
    List<JsonObject> parts =
        all.asList().stream().map(JsonElement::getAsJsonObject).filter(p -> structured(p)).toList();
    if (parts.size() == 1 && (!structured(schema) || bareObject(schema))) {
      JsonObject only = parts.get(0).deepCopy();
      return only.has("$ref") ? only : composed(only, definitions, seen);
    }
    for (JsonObject part : parts) {
      merge(schema, resolved(part.deepCopy(), definitions, seen));
    }
    return SchemaTypes.typed(schema);
  }

  private static JsonObject resolved(JsonObject part, JsonObject definitions, Set<String> seen) {
    JsonObject found = part;
    while (found.has("$ref")) {
      String name = Schemas.model(found);
      if (!seen.add(name) || !(definitions.get(name) instanceof JsonObject target)) {
        return new JsonObject();
      }
      found = target.deepCopy();
    }
    JsonObject whole = composed(found, definitions, seen);
    return whole.has("$ref") ? resolved(whole, definitions, seen) : whole;
  }

  private static void merge(JsonObject into, JsonObject part) {
    Set<String> required = new TreeSet<>();
    for (JsonObject schema : List.of(into, part)) {
      if (schema.get("required") instanceof JsonArray names) {
        names.forEach(name -> required.add(name.getAsString()));
      }
    }
    for (Map.Entry<String, JsonElement> member : part.entrySet()) {
      if (!into.has(member.getKey())) {
        into.add(member.getKey(), member.getValue());
      } else if (member.getKey().equals("properties")) {
        JsonObject properties = into.getAsJsonObject("properties");
        member
            .getValue()
            .getAsJsonObject()
            .entrySet()
            .forEach(
                field -> {
                  if (!properties.has(field.getKey())) {
                    properties.add(field.getKey(), field.getValue());
                  }
                });
      }
    }
    if (!required.isEmpty()) {
      JsonArray names = new JsonArray();
      required.forEach(names::add);
      into.add("required", names);
    }
  }

  private static boolean structured(JsonObject schema) {
    return schema.keySet().stream().anyMatch(STRUCTURE::contains);
  }

  /** Returns whether a schema is an object without declared fields. */
  private static boolean bareObject(JsonObject schema) {
    return !schema.has("properties")
        && !schema.has("additionalProperties")
        && schema.has("type")
        && schema.get("type").getAsString().equals("object");
  }
}
