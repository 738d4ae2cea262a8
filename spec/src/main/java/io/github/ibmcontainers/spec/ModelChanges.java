package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes of models and fields between two documents, a sentence each.
 *
 * @param added new models, and new fields of existing models
 * @param changed fields whose type or required flag changed, and models that were probably renamed
 * @param removed removed models and fields
 */
record ModelChanges(List<String> added, List<String> changed, List<String> removed) {

  static ModelChanges between(JsonObject old, JsonObject updated) {
    Map<String, Map<String, String>> before = models(old);
    Map<String, Map<String, String>> after = models(updated);
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    Set<String> lost = minus(before.keySet(), after.keySet());
    Set<String> found = minus(after.keySet(), before.keySet());
    for (String name : List.copyOf(lost)) {
      List<String> same =
          found.stream().filter(f -> Objects.equals(after.get(f), before.get(name))).toList();
      if (same.size() == 1) {
        changed.add("model `%s` is now called `%s`".formatted(name, same.get(0)));
        lost.remove(name);
        found.remove(same.get(0));
      }
    }
    found.forEach(name -> added.add("model `" + name + "`"));
    lost.forEach(name -> removed.add("model `" + name + "`"));
    for (Map.Entry<String, Map<String, String>> model : before.entrySet()) {
      Map<String, String> now = after.get(model.getKey());
      if (now != null) {
        fields(model.getKey(), model.getValue(), now, added, changed, removed);
      }
    }
    return new ModelChanges(List.copyOf(added), List.copyOf(changed), List.copyOf(removed));
  }

  private static void fields(
      String model,
      Map<String, String> before,
      Map<String, String> after,
      List<String> added,
      List<String> changed,
      List<String> removed) {
    for (String name : minus(after.keySet(), before.keySet())) {
      added.add("field `%s.%s`: %s".formatted(model, name, after.get(name)));
    }
    for (String name : minus(before.keySet(), after.keySet())) {
      removed.add("field `%s.%s`: %s".formatted(model, name, before.get(name)));
    }
    for (Map.Entry<String, String> field : before.entrySet()) {
      String now = after.get(field.getKey());
      if (now != null && !now.equals(field.getValue())) {
        changed.add(
            "field `%s.%s`: %s is now %s".formatted(model, field.getKey(), field.getValue(), now));
      }
    }
  }

  private static Map<String, Map<String, String>> models(JsonObject document) {
    Map<String, Map<String, String>> models = new TreeMap<>();
    for (Map.Entry<String, JsonElement> definition : ApiDocument.definitions(document).entrySet()) {
      JsonObject schema = definition.getValue().getAsJsonObject();
      Map<String, String> fields = new TreeMap<>();
      if (schema.get("properties") instanceof JsonObject properties) {
        properties
            .entrySet()
            .forEach(
                field ->
                    fields.put(
                        field.getKey(),
                        SchemaType.of(field.getValue())
                            + (ApiDocument.requires(schema, field.getKey()) ? ", required" : "")));
      } else {
        fields.put("", SchemaType.of(schema));
      }
      models.put(definition.getKey(), fields);
    }
    return models;
  }

  private static Set<String> minus(Set<String> from, Set<String> what) {
    Set<String> rest = new TreeSet<>(from);
    rest.removeAll(what);
    return rest;
  }
}
