package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.spec.document.DocumentException;
import io.github.ibmcontainers.spec.document.References;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces references to parts of definitions, such as {@code #/definitions/A/properties/b}, by
 * their targets. Rejects dangling references.
 */
final class DeepReferences implements Rule {
  private static final Pattern WHOLE =
      Pattern.compile("#/(definitions|parameters|responses|paths)/[^/]+");
  private static final int MAX_CHAIN = 20;
  private static final int MAX_MESSAGES = 10;

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    Set<String> dangling = References.dangling(document, document);
    if (!dangling.isEmpty()) {
      List<String> first = dangling.stream().limit(MAX_MESSAGES).toList();
      throw new DocumentException(
          "dangling references: "
              + String.join("; ", first)
              + (dangling.size() > MAX_MESSAGES
                  ? "; and " + (dangling.size() - MAX_MESSAGES) + " more"
                  : ""));
    }
    replace(document, document, 0);
  }

  private static JsonElement replace(JsonElement element, JsonObject document, int depth) {
    if (element instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, replace(list.get(i), document, depth));
      }
    } else if (element instanceof JsonObject object) {
      if (object.get("$ref") instanceof JsonPrimitive reference) {
        String name = reference.getAsString();
        if (WHOLE.matcher(name).matches()) {
          return element;
        }
        if (depth > MAX_CHAIN) {
          throw new DocumentException(name + " refers to itself");
        }
        JsonElement target = References.target(name, document).orElseThrow();
        return replace(target.deepCopy(), document, depth + 1);
      }
      for (String key : List.copyOf(object.keySet())) {
        object.add(key, replace(object.get(key), document, depth));
      }
    }
    return element;
  }
}
