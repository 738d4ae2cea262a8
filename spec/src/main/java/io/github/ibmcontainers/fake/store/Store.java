package io.github.ibmcontainers.fake.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stores items as JSON objects by scope (the id of the cluster, account or location that they
 * belong to), kind, and key. Not thread-safe.
 */
public final class Store {
  private final Map<String, Map<String, Map<String, JsonObject>>> scopes = new LinkedHashMap<>();

  /**
   * Returns the items of a kind by key, in insertion order. The map is live and modifiable.
   *
   * @param scope the id of the cluster, account or location
   * @param kind the kind
   */
  public Map<String, JsonObject> of(String scope, String kind) {
    return scopes
        .computeIfAbsent(scope, s -> new LinkedHashMap<>())
        .computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }

  /** Removes all items of a scope. */
  public void removeScope(String scope) {
    scopes.remove(scope);
  }

  /** Returns all items as JSON, for {@link #read}. */
  public JsonObject write() {
    JsonObject all = new JsonObject();
    scopes.forEach(
        (scope, kinds) -> {
          JsonObject byKind = new JsonObject();
          kinds.forEach(
              (kind, items) -> {
                JsonObject byKey = new JsonObject();
                items.forEach(byKey::add);
                byKind.add(kind, byKey);
              });
          all.add(scope, byKind);
        });
    return all;
  }

  /** Replaces all items with those that {@link #write} returned. */
  public void read(JsonObject all) {
    scopes.clear();
    for (Map.Entry<String, JsonElement> scope : all.entrySet()) {
      for (Map.Entry<String, JsonElement> kind : scope.getValue().getAsJsonObject().entrySet()) {
        Map<String, JsonObject> items = of(scope.getKey(), kind.getKey());
        kind.getValue()
            .getAsJsonObject()
            .entrySet()
            .forEach(e -> items.put(e.getKey(), e.getValue().getAsJsonObject()));
      }
    }
  }
}
