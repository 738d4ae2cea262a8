package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies strategic merge patches, which merge the items of keyed lists. See "Update API Objects in
 * Place Using kubectl patch" in the Kubernetes documentation.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";
  private static final String ORDER = "$setElementOrder/";
  private static final String DELETE = "$deleteFromPrimitiveList/";
  private static final String RETAIN = "$retainKeys";

  /** The patch merge keys of the API reference by the name of the list field. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("ports", List.of("containerPort", "port")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey")),
          Map.entry("conditions", List.of("type")),
          Map.entry("addresses", List.of("type")),
          Map.entry("taints", List.of("key")),
          Map.entry("ownerReferences", List.of("uid")));

  /** Lists of strings that are merged as sets. */
  private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

  private StrategicMerge() {}

  /** Returns the merge key of a list, if its items have one. */
  static Optional<String> key(String field, JsonArray items) {
    return KEYS.getOrDefault(field, List.of()).stream()
        .filter(
            key ->
                !items.isEmpty()
                    && items.asList().stream()
                        .allMatch(item -> item.isJsonObject() && item.getAsJsonObject().has(key)))
        .findFirst();
  }

  /** Returns a patched copy of an object. */
  static JsonObject merge(JsonObject object, JsonObject patch) {
    if (KubeJson.text(patch, DIRECTIVE).equals("replace")) {
      JsonObject replaced = patch.deepCopy();
      replaced.remove(DIRECTIVE);
      return replaced;
    }
    if (KubeJson.text(patch, DIRECTIVE).equals("delete")) {
      return new JsonObject();
    }
    JsonObject result = object.deepCopy();
    retain(result, patch);
    for (Map.Entry<String, JsonElement> entry : patch.entrySet()) {
      String field = entry.getKey();
      if (field.startsWith(DELETE)) {
        without(result, field.substring(DELETE.length()), entry.getValue());
      } else if (!field.startsWith("$")) {
        mergeField(result, field, entry.getValue());
      }
    }
    for (Map.Entry<String, JsonElement> entry : patch.entrySet()) {
      if (entry.getKey().startsWith(ORDER)) {
        order(result, entry.getKey().substring(ORDER.length()), entry.getValue());
      }
    }
    return result;
  }

  private static void retain(JsonObject result, JsonObject patch) {
    KubeJson.at(patch, RETAIN)
        .filter(JsonElement::isJsonArray)
        .ifPresent(
            keys ->
                List.copyOf(result.keySet()).stream()
                    .filter(
                        key ->
                            keys.getAsJsonArray().asList().stream()
                                .noneMatch(k -> k.getAsString().equals(key)))
                    .forEach(result::remove));
  }

  private static void mergeField(JsonObject result, String field, JsonElement value) {
    JsonElement old = result.get(field);
    if (value.isJsonNull()) {
      result.remove(field);
    } else if (value.isJsonObject()) {
      JsonObject base =
          old != null && old.isJsonObject() ? old.getAsJsonObject() : new JsonObject();
      if (KubeJson.text(value.getAsJsonObject(), DIRECTIVE).equals("delete")) {
        result.remove(field);
      } else {
        result.add(field, merge(base, value.getAsJsonObject()));
      }
    } else if (value.isJsonArray()) {
      JsonArray base = old != null && old.isJsonArray() ? old.getAsJsonArray() : new JsonArray();
      result.add(field, list(field, base, value.getAsJsonArray()));
    } else {
      result.add(field, value.deepCopy());
    }
  }

  private static JsonArray list(String field, JsonArray old, JsonArray patch) {
    boolean replace =
        patch.asList().stream()
            .anyMatch(
                item ->
                    item.isJsonObject()
                        && KubeJson.text(item.getAsJsonObject(), DIRECTIVE).equals("replace"));
    if (replace) {
      JsonArray items = new JsonArray();
      patch.asList().stream()
          .filter(item -> !item.getAsJsonObject().has(DIRECTIVE))
          .forEach(item -> items.add(item.deepCopy()));
      return items;
    }
    if (SETS.contains(field)) {
      JsonArray union = old.deepCopy();
      patch.asList().stream().filter(item -> !union.contains(item)).forEach(union::add);
      return union;
    }
    return key(field, patch).map(key -> byKey(key, old, patch)).orElseGet(() -> patch.deepCopy());
  }

  private static JsonArray byKey(String key, JsonArray old, JsonArray patch) {
    List<JsonElement> items = new ArrayList<>(old.deepCopy().asList());
    for (JsonElement element : patch) {
      JsonObject change = element.getAsJsonObject();
      JsonElement expected = change.get(key);
      boolean delete = KubeJson.text(change, DIRECTIVE).equals("delete");
      int index = -1;
      for (int i = 0; i < items.size(); i++) {
        JsonElement item = items.get(i);
        if (item.isJsonObject() && expected.equals(item.getAsJsonObject().get(key))) {
          index = i;
        }
      }
      if (index < 0 && !delete) {
        items.add(merge(new JsonObject(), change));
      } else if (index >= 0 && delete) {
        items.remove(index);
      } else if (index >= 0) {
        items.set(index, merge(items.get(index).getAsJsonObject(), change));
      }
    }
    JsonArray result = new JsonArray();
    items.forEach(result::add);
    return result;
  }

  private static void without(JsonObject result, String field, JsonElement removed) {
    JsonElement old = result.get(field);
    if (old != null && old.isJsonArray() && removed.isJsonArray()) {
      JsonArray left = new JsonArray();
      old.getAsJsonArray().asList().stream()
          .filter(item -> !removed.getAsJsonArray().contains(item))
          .forEach(left::add);
      result.add(field, left);
    }
  }

  /** Sorts the items of a list in the given order; items that aren't in it come last. */
  private static void order(JsonObject result, String field, JsonElement order) {
    JsonElement present = result.get(field);
    if (present == null || !present.isJsonArray() || !order.isJsonArray()) {
      return;
    }
    List<JsonElement> items = new ArrayList<>(present.getAsJsonArray().asList());
    JsonArray sorted = new JsonArray();
    for (JsonElement expected : order.getAsJsonArray()) {
      items.stream()
          .filter(item -> sameItem(item, expected))
          .findFirst()
          .ifPresent(
              item -> {
                sorted.add(item);
                items.remove(item);
              });
    }
    items.forEach(sorted::add);
    result.add(field, sorted);
  }

  private static boolean sameItem(JsonElement item, JsonElement expected) {
    if (!expected.isJsonObject() || !item.isJsonObject()) {
      return item.equals(expected);
    }
    JsonObject fields = item.getAsJsonObject();
    return expected.getAsJsonObject().entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(fields.get(entry.getKey())));
  }
}
