package io.github.ibmcontainers.fake.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Things as JSON objects: by what they belong to (a cluster or an account), by their kind, and by
 * their key. Not thread-safe.
 */
public final class Store {
  private final Map<String, Map<String, Map<String, JsonObject>>> scopes = new LinkedHashMap<>();

  /**
   * The things of a kind by their keys, in the order in which they were made. Changes go through.
   *
   * @param scope the id of what they belong to
   * @param kind the kind
   */
  public Map<String, JsonObject> of(String scope, String kind) {
    return scopes
        .computeIfAbsent(scope, s -> new LinkedHashMap<>())
        .computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }

  /** Forgets everything that belongs to something. */
  public void removeScope(String scope) {
    scopes.remove(scope);
  }

  /** Everything, as {@link #read} takes it. */
  public JsonObject write() {
    JsonObject all = new JsonObject();
    scopes.forEach(
        (scope, kinds) -> {
          JsonObject byKind = new JsonObject();
          kinds.forEach(
              (kind, things) -> {
                JsonObject byKey = new JsonObject();
                things.forEach(byKey::add);
                byKind.add(kind, byKey);
              });
          all.add(scope, byKind);
        });
    return all;
  }

  /** Takes everything that {@link #write} gave. */
  public void read(JsonObject all) {
    scopes.clear();
    for (Map.Entry<String, JsonElement> scope : all.entrySet()) {
      for (Map.Entry<String, JsonElement> kind : scope.getValue().getAsJsonObject().entrySet()) {
        Map<String, JsonObject> things = of(scope.getKey(), kind.getKey());
        kind.getValue()
            .getAsJsonObject()
            .entrySet()
            .forEach(e -> things.put(e.getKey(), e.getValue().getAsJsonObject()));
      }
    }
  }
}
