package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/** The references in a JSON tree. */
final class References {
  private References() {}

  /** All values of {@code $ref}. */
  static Set<String> in(JsonElement element) {
    Set<String> found = new TreeSet<>();
    collect(element, found);
    return found;
  }

  /** Those among the references of a tree that lead to nothing in the document. */
  static Set<String> dangling(JsonElement element, JsonObject document) {
    Set<String> found = in(element);
    found.removeIf(reference -> leadsSomewhere(reference, document));
    return found;
  }

  private static boolean leadsSomewhere(String reference, JsonObject document) {
    String[] steps = reference.split("/", 3);
    return steps.length == 3
        && steps[0].equals("#")
        && document.get(steps[1]) instanceof JsonObject names
        && names.has(steps[2].replace("~1", "/").replace("~0", "~"));
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
