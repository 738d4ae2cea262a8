package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inlines definitions that aren't models: lists, maps, strings, numbers, objects without fields,
 * and aliases. A circular one becomes a schema of any type at its recursion.
 */
final class InlinedTypes implements Rule {
  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonObject definitions = ApiDocument.definitions(document);
    Map<String, JsonObject> plain = new TreeMap<>();
    definitions
        .entrySet()
        .forEach(
            definition -> {
              JsonObject schema = definition.getValue().getAsJsonObject();
              if (!schema.has("properties")) {
                plain.put(definition.getKey(), schema.deepCopy());
              }
            });
    plain.keySet().forEach(definitions::remove);
    Schemas.replaceAll(document, schema -> inlined(schema, plain, new HashSet<>()));
  }

  private static JsonObject inlined(
      JsonObject schema, Map<String, JsonObject> plain, Set<String> within) {
    String name = Schemas.model(schema);
    JsonObject target = plain.get(name);
    if (target == null) {
      return schema;
    }
    if (within.contains(name)) {
      return new JsonObject();
    }
    Set<String> inside = new HashSet<>(within);
    inside.add(name);
    return Schemas.replace(target.deepCopy(), inner -> inlined(inner, plain, inside));
  }
}
