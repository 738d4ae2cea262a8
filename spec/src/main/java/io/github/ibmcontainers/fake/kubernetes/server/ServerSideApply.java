package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the configuration of a field manager to an object: sets its fields, and removes the
 * fields that the manager applied before and no longer has. Fields of other managers are conflicts
 * unless the request forces them. See "Server-Side Apply" in the Kubernetes documentation.
 */
final class ServerSideApply {
  private final ResourceType type;
  private final String manager;
  private final boolean force;

  ServerSideApply(ResourceType type, String manager, boolean force) {
    this.type = type;
    this.manager = manager;
    this.force = force;
  }

  /** Returns a copy with the configuration applied. For a new object, the given one is empty. */
  JsonObject apply(JsonObject object, JsonObject applied, String now) {
    JsonObject fields = fields(applied);
    JsonObject result = object.deepCopy();
    for (JsonObject entry : managed(object)) {
      String owner = KubeJson.text(entry, "manager");
      if (!owner.equals(manager)) {
        List<String> conflicts =
            conflicts("", KubeJson.map(entry, "fieldsV1"), fields, object, applied);
        if (!conflicts.isEmpty() && !force) {
          throw conflict(owner, conflicts);
        }
      }
    }
    ownEntry(object).ifPresent(old -> remove(result, old, fields));
    JsonObject patch = applied.deepCopy();
    KubeJson.metadata(patch).remove("managedFields");
    JsonObject merged = StrategicMerge.merge(result, patch);
    KubeJson.metadata(merged).add("managedFields", entries(object, fields, now));
    return merged;
  }

  private ApiError conflict(String owner, List<String> fields) {
    return ApiError.of(
        409,
        "Conflict",
        "Apply failed with "
            + fields.size()
            + (fields.size() == 1 ? " conflict" : " conflicts")
            + ": conflict"
            + (fields.size() == 1 ? "" : "s")
            + " with \""
            + owner
            + "\" using "
            + type.apiVersion()
            + ": "
            + String.join(", ", fields));
  }

  private static List<JsonObject> managed(JsonObject object) {
    return KubeJson.list(object, "metadata", "managedFields").stream()
        .filter(entry -> KubeJson.text(entry, "operation").equals("Apply"))
        .toList();
  }

  private Optional<JsonObject> ownEntry(JsonObject object) {
    return managed(object).stream()
        .filter(entry -> KubeJson.text(entry, "manager").equals(manager))
        .findFirst()
        .map(entry -> KubeJson.map(entry, "fieldsV1"));
  }

  private JsonArray entries(JsonObject object, JsonObject fields, String now) {
    JsonArray entries = new JsonArray();
    for (JsonObject entry : KubeJson.list(object, "metadata", "managedFields")) {
      if (!KubeJson.text(entry, "manager").equals(manager)) {
        entries.add(force ? without(entry, fields) : entry.deepCopy());
      }
    }
    JsonObject own = new JsonObject();
    own.addProperty("manager", manager);
    own.addProperty("operation", "Apply");
    own.addProperty("apiVersion", type.apiVersion());
    own.addProperty("time", now);
    own.addProperty("fieldsType", "FieldsV1");
    own.add("fieldsV1", fields);
    entries.add(own);
    return entries;
  }

  /** Returns the entry of a manager without the fields that another manager has taken over. */
  private static JsonObject without(JsonObject entry, JsonObject taken) {
    JsonObject left = entry.deepCopy();
    subtract(KubeJson.child(left, "fieldsV1"), taken);
    return left;
  }

  private static void subtract(JsonObject from, JsonObject taken) {
    for (Map.Entry<String, JsonElement> field : taken.entrySet()) {
      JsonElement mine = from.get(field.getKey());
      if (mine == null) {
        continue;
      }
      if (field.getValue().getAsJsonObject().isEmpty()) {
        from.remove(field.getKey());
      } else {
        subtract(mine.getAsJsonObject(), field.getValue().getAsJsonObject());
      }
    }
  }

  /**
   * Returns the fields of an object in the format of {@code fieldsV1}, without identifying fields.
   */
  private static JsonObject fields(JsonObject applied) {
    JsonObject copy = applied.deepCopy();
    copy.remove("apiVersion");
    copy.remove("kind");
    JsonObject metadata = KubeJson.metadata(copy);
    List.of("name", "namespace", "managedFields", "resourceVersion", "uid", "creationTimestamp")
        .forEach(metadata::remove);
    if (metadata.isEmpty()) {
      copy.remove("metadata");
    }
    return fieldSet(copy);
  }

  private static JsonObject fieldSet(JsonObject object) {
    JsonObject set = new JsonObject();
    object
        .entrySet()
        .forEach(entry -> set.add("f:" + entry.getKey(), below(entry.getKey(), entry.getValue())));
    return set;
  }

  private static JsonObject below(String field, JsonElement value) {
    if (value.isJsonObject()) {
      return fieldSet(value.getAsJsonObject());
    }
    JsonObject items = new JsonObject();
    if (value.isJsonArray()) {
      items(field, value.getAsJsonArray())
          .forEach(
              (key, item) -> {
                JsonObject inner = fieldSet(item);
                inner.add(".", new JsonObject());
                items.add(key, inner);
              });
    }
    return items;
  }

  /** Returns the items of a keyed list by their keys in {@code fieldsV1}. */
  private static Map<String, JsonObject> items(String field, JsonArray list) {
    Map<String, JsonObject> items = new LinkedHashMap<>();
    StrategicMerge.key(field, list)
        .ifPresent(
            key ->
                list.forEach(
                    item -> {
                      JsonObject id = new JsonObject();
                      id.add(key, item.getAsJsonObject().get(key));
                      items.put("k:" + id, item.getAsJsonObject());
                    }));
    return items;
  }

  /** Returns the fields that the other manager owns and that are applied with another value. */
  private static List<String> conflicts(
      String path, JsonObject theirs, JsonObject mine, JsonObject old, JsonObject applied) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : mine.entrySet()) {
      String key = entry.getKey();
      if (!theirs.has(key) || key.equals(".")) {
        continue;
      }
      JsonObject below = entry.getValue().getAsJsonObject();
      JsonElement before = old.get(key.substring(2));
      JsonElement after = applied.get(key.substring(2));
      String here = path + "." + key.substring(2);
      if (before != null && after != null && before.isJsonObject() && after.isJsonObject()) {
        found.addAll(
            conflicts(
                here,
                theirs.getAsJsonObject(key),
                below,
                before.getAsJsonObject(),
                after.getAsJsonObject()));
      } else if (before != null && after != null && before.isJsonArray() && !below.isEmpty()) {
        Map<String, JsonObject> olds = items(key.substring(2), before.getAsJsonArray());
        items(key.substring(2), after.getAsJsonArray())
            .forEach(
                (id, item) -> {
                  if (olds.containsKey(id) && theirs.getAsJsonObject(key).has(id)) {
                    found.addAll(
                        conflicts(
                            here + "[" + id.substring(2) + "]",
                            theirs.getAsJsonObject(key).getAsJsonObject(id),
                            below.getAsJsonObject(id),
                            olds.get(id),
                            item));
                  }
                });
      } else if (before != null && !before.equals(after)) {
        found.add(here);
      }
    }
    return found;
  }

  /** Removes the fields that were applied before and are no longer. */
  private static void remove(JsonObject object, JsonObject before, JsonObject after) {
    for (Map.Entry<String, JsonElement> entry : before.entrySet()) {
      String key = entry.getKey();
      String field = key.startsWith("f:") ? key.substring(2) : "";
      JsonElement value = object.get(field);
      if (value == null) {
        continue;
      }
      JsonObject below = entry.getValue().getAsJsonObject();
      JsonObject still = after.has(key) ? after.getAsJsonObject(key) : new JsonObject();
      if (value.isJsonObject() && !below.isEmpty()) {
        remove(value.getAsJsonObject(), below, still);
        if (value.getAsJsonObject().isEmpty() && !after.has(key)) {
          object.remove(field);
        }
      } else if (value.isJsonArray() && !below.isEmpty()) {
        object.add(field, kept(field, value.getAsJsonArray(), below, still));
      } else if (!after.has(key)) {
        object.remove(field);
      }
    }
  }

  private static JsonArray kept(String field, JsonArray list, JsonObject before, JsonObject after) {
    JsonArray kept = new JsonArray();
    items(field, list)
        .forEach(
            (id, item) -> {
              if (before.has(id) && !after.has(id)) {
                return;
              }
              if (before.has(id)) {
                remove(item, before.getAsJsonObject(id), after.getAsJsonObject(id));
              }
              kept.add(item);
            });
    return kept;
  }
}
