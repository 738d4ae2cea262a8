package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Puts every parameter into its operation: a reference to a shared parameter becomes that
 * parameter, a parameter of a path one of each of its operations, and an operation without
 * parameters gets an empty list. The overlay and the generator's input then have one place to look
 * at.
 */
final class FlatParameters {
  private static final String SHARED = "#/parameters/";

  private FlatParameters() {}

  /**
   * Changes the document.
   *
   * @throws IllegalArgumentException when a reference leads nowhere
   */
  static void apply(JsonObject document) {
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      JsonArray flat = resolved(document, operation.json().get("parameters"));
      JsonObject path = document.getAsJsonObject("paths").getAsJsonObject(operation.path());
      for (JsonElement common : resolved(document, path.get("parameters"))) {
        if (flat.asList().stream().noneMatch(p -> same(p, common))) {
          flat.add(common);
        }
      }
      operation.json().add("parameters", flat);
    }
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      path.getValue().getAsJsonObject().remove("parameters");
    }
    document.remove("parameters");
  }

  private static JsonArray resolved(JsonObject document, JsonElement parameters) {
    JsonArray result = new JsonArray();
    if (parameters != null) {
      for (JsonElement parameter : parameters.getAsJsonArray()) {
        JsonElement reference = parameter.getAsJsonObject().get("$ref");
        result.add(
            reference == null ? parameter : shared(document, reference.getAsString()).deepCopy());
      }
    }
    return result;
  }

  private static JsonElement shared(JsonObject document, String reference) {
    JsonObject parameters = document.getAsJsonObject("parameters");
    JsonElement found =
        parameters == null || !reference.startsWith(SHARED)
            ? null
            : parameters.get(reference.substring(SHARED.length()));
    if (found == null) {
      throw new IllegalArgumentException("no parameter at " + reference);
    }
    return found;
  }

  private static boolean same(JsonElement a, JsonElement b) {
    JsonObject one = a.getAsJsonObject();
    JsonObject other = b.getAsJsonObject();
    return one.get("name").equals(other.get("name")) && one.get("in").equals(other.get("in"));
  }
}
