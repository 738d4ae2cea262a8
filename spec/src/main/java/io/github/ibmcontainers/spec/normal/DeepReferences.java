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
 * Replaces references into the middle of something, such as {@code #/definitions/A/properties/b},
 * by what they refer to. One that leads nowhere is refused.
 */
final class DeepReferences implements Rule {
  private static final Pattern WHOLE =
      Pattern.compile("#/(definitions|parameters|responses|paths)/[^/]+");
  private static final int CHAIN = 20;
  private static final int MESSAGES = 10;

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    Set<String> dangling = References.dangling(document, document);
    if (!dangling.isEmpty()) {
      List<String> first = dangling.stream().limit(MESSAGES).toList();
      throw new DocumentException(
          "references that lead nowhere in it: "
              + String.join("; ", first)
              + (dangling.size() > MESSAGES
                  ? "; and " + (dangling.size() - MESSAGES) + " more"
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
        if (depth > CHAIN) {
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
