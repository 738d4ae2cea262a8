package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts everything an operation is into the operation: a reference to a shared parameter or response
 * becomes what it refers to, a parameter of a path one of each of its operations, and an operation
 * without parameters gets an empty list. The overlay and the generator's input then have one place
 * to look at.
 */
final class FlatOperations {
  private FlatOperations() {}

  /**
   * Changes the document.
   *
   * @throws IllegalArgumentException when a reference leads nowhere
   */
  static void apply(JsonObject document) {
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      JsonArray flat = parameters(document, operation.json().get("parameters"));
      JsonObject path = document.getAsJsonObject("paths").getAsJsonObject(operation.path());
      for (JsonElement common : parameters(document, path.get("parameters"))) {
        if (flat.asList().stream().noneMatch(p -> same(p, common))) {
          flat.add(common);
        }
      }
      operation.json().add("parameters", flat);
      responses(document, operation.json().getAsJsonObject("responses"));
    }
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      path.getValue().getAsJsonObject().remove("parameters");
    }
    document.remove("parameters");
    document.remove("responses");
  }

  private static JsonArray parameters(JsonObject document, @Nullable JsonElement parameters) {
    JsonArray result = new JsonArray();
    if (parameters != null) {
      for (JsonElement parameter : parameters.getAsJsonArray()) {
        result.add(resolved(document, "parameters", parameter));
      }
    }
    return result;
  }

  private static void responses(JsonObject document, @Nullable JsonObject responses) {
    if (responses != null) {
      for (String status : List.copyOf(responses.keySet())) {
        responses.add(status, resolved(document, "responses", responses.get(status)));
      }
    }
  }

  private static JsonElement resolved(JsonObject document, String kind, JsonElement element) {
    JsonElement reference = element.getAsJsonObject().get("$ref");
    if (reference == null) {
      return element;
    }
    String prefix = "#/" + kind + "/";
    String name = reference.getAsString();
    JsonObject shared = document.getAsJsonObject(kind);
    if (shared == null
        || !name.startsWith(prefix)
        || !shared.has(name.substring(prefix.length()))) {
      throw new IllegalArgumentException("nothing is at " + name);
    }
    return shared.get(name.substring(prefix.length())).deepCopy();
  }

  private static boolean same(JsonElement a, JsonElement b) {
    JsonObject one = a.getAsJsonObject();
    JsonObject other = b.getAsJsonObject();
    return one.get("name").equals(other.get("name")) && one.get("in").equals(other.get("in"));
  }
}
