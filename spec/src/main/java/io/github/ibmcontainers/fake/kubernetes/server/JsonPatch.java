package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.ArrayList;
import java.util.List;

/** Applies JSON patches (RFC 6902) and JSON merge patches (RFC 7386). */
final class JsonPatch {
  private JsonPatch() {}

  /**
   * Returns a patched copy of a document.
   *
   * @throws IllegalArgumentException if an operation can't be applied
   */
  static JsonElement apply(JsonElement document, JsonArray operations) {
    JsonElement result = document.deepCopy();
    for (JsonElement element : operations) {
      if (!element.isJsonObject()) {
        throw new IllegalArgumentException("an operation is not an object");
      }
      result = apply(result, element.getAsJsonObject());
    }
    return result;
  }

  private static JsonElement apply(JsonElement document, JsonObject operation) {
    List<String> path = pointer(KubeJson.text(operation, "path"));
    switch (KubeJson.text(operation, "op")) {
      case "add" -> {
        return add(document, path, value(operation));
      }
      case "remove" -> remove(document, path);
      case "replace" -> {
        find(document, path);
        return path.isEmpty() ? value(operation) : set(document, path, value(operation));
      }
      case "move" -> {
        List<String> from = pointer(KubeJson.text(operation, "from"));
        JsonElement moved = find(document, from);
        remove(document, from);
        return add(document, path, moved);
      }
      case "copy" -> {
        List<String> from = pointer(KubeJson.text(operation, "from"));
        return add(document, path, find(document, from).deepCopy());
      }
      case "test" -> {
        if (!find(document, path).equals(value(operation))) {
          throw new IllegalArgumentException(
              "testing value " + KubeJson.text(operation, "path") + " failed: test failed");
        }
      }
      default ->
          throw new IllegalArgumentException("Unexpected kind: " + KubeJson.text(operation, "op"));
    }
    return document;
  }

  private static JsonElement value(JsonObject operation) {
    if (!operation.has("value")) {
      throw new IllegalArgumentException("the value of an operation is missing");
    }
    return operation.get("value").deepCopy();
  }

  private static List<String> pointer(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("the path " + text + " must start with a slash");
    }
    List<String> path = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      path.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return path;
  }

  private static JsonElement find(JsonElement document, List<String> path) {
    JsonElement current = document;
    for (String step : path) {
      if (current.isJsonObject() && current.getAsJsonObject().has(step)) {
        current = current.getAsJsonObject().get(step);
      } else if (current.isJsonArray()) {
        current = current.getAsJsonArray().get(index(step, current.getAsJsonArray().size() - 1));
      } else {
        throw new IllegalArgumentException("missing value at /" + String.join("/", path));
      }
    }
    return current;
  }

  private static int index(String step, int last) {
    if (!step.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(step) > last) {
      throw new IllegalArgumentException("invalid array index " + step);
    }
    return Integer.parseInt(step);
  }

  private static JsonElement add(JsonElement document, List<String> path, JsonElement value) {
    if (path.isEmpty()) {
      return value;
    }
    JsonElement parent = find(document, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent.isJsonArray()) {
      List<JsonElement> items = parent.getAsJsonArray().asList();
      items.add(last.equals("-") ? items.size() : index(last, items.size()), value);
      return document;
    }
    return set(document, path, value);
  }

  private static JsonElement set(JsonElement document, List<String> path, JsonElement value) {
    JsonElement parent = find(document, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent.isJsonArray()) {
      parent.getAsJsonArray().set(index(last, parent.getAsJsonArray().size() - 1), value);
    } else if (parent.isJsonObject()) {
      parent.getAsJsonObject().add(last, value);
    } else {
      throw new IllegalArgumentException("missing value at /" + String.join("/", path));
    }
    return document;
  }

  private static void remove(JsonElement document, List<String> path) {
    find(document, path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("the root of the document can't be removed");
    }
    JsonElement parent = find(document, path.subList(0, path.size() - 1));
    String last = path.get(path.size() - 1);
    if (parent.isJsonArray()) {
      parent.getAsJsonArray().remove(Integer.parseInt(last));
    } else {
      parent.getAsJsonObject().remove(last);
    }
  }

  /** Merges a patch into a copy of a document: null removes a field, and lists are replaced. */
  static JsonElement merge(JsonElement document, JsonElement patch) {
    if (!patch.isJsonObject()) {
      return patch.deepCopy();
    }
    JsonObject result =
        document.isJsonObject() ? document.getAsJsonObject().deepCopy() : new JsonObject();
    patch
        .getAsJsonObject()
        .entrySet()
        .forEach(
            entry -> {
              if (entry.getValue().isJsonNull()) {
                result.remove(entry.getKey());
              } else {
                JsonElement old = result.get(entry.getKey());
                result.add(
                    entry.getKey(), merge(old == null ? new JsonObject() : old, entry.getValue()));
              }
            });
    return result;
  }
}
