package io.github.ibmcontainers.spec.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds and resolves references in JSON trees. */
public final class References {
  private static final String LOCAL = "#/";

  private References() {}

  /** Returns all values of {@code $ref}. */
  public static Set<String> in(JsonElement element) {
    Set<String> found = new TreeSet<>();
    collect(element, found);
    return found;
  }

  /** Returns the references of a tree that can't be resolved in the document. */
  public static Set<String> dangling(JsonElement element, JsonObject document) {
    Set<String> found = in(element);
    found.removeIf(reference -> target(reference, document).isPresent());
    return found;
  }

  /** Returns the target of a reference. */
  public static Optional<JsonElement> target(String reference, JsonObject document) {
    if (!reference.startsWith(LOCAL)) {
      return Optional.empty();
    }
    JsonElement found = document;
    for (String step : reference.substring(LOCAL.length()).split("/", -1)) {
      if (found instanceof JsonObject object) {
        String name = step.replace("~1", "/").replace("~0", "~");
        found = object.has(name) ? object.get(name) : object.get(decoded(name));
      } else if (found instanceof JsonArray list && step.matches("[0-9]{1,6}")) {
        int index = Integer.parseInt(step);
        found = index < list.size() ? list.get(index) : null;
      } else {
        return Optional.empty();
      }
      if (found == null) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /** Names in references can be percent-encoded. */
  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
          .replace("~1", "/")
          .replace("~0", "~");
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static void collect(JsonElement element, Set<String> found) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(e -> collect(e, found));
    } else if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getKey().equals("$ref") && entry.getValue().isJsonPrimitive()) {
                  found.add(entry.getValue().getAsString());
                } else {
                  collect(entry.getValue(), found);
                }
              });
    }
  }
}
