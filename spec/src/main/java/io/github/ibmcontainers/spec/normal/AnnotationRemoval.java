package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Removes members that don't affect the API: vendor extensions (those that the templates read are
 * only in the overlay), examples, links, titles of schemas, members that are null.
 */
final class AnnotationRemoval implements Rule {
  private static final Set<String> NAME_MAPS =
      Set.of("definitions", "properties", "parameters", "paths", "responses");
  private static final Set<String> DATA = Set.of("enum", "default");
  private static final Set<String> ANNOTATIONS =
      Set.of("example", "examples", "externalDocs", "xml", "readOnly", "discriminator", "nullable");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    keywords(document, true);
    if (document.get("info") instanceof JsonObject info) {
      info.keySet().retainAll(Set.of("title", "description", "version"));
      if (!info.has("title")) {
        info.addProperty("title", "API");
      }
    }
    document.keySet().removeIf(key -> key.equals("externalDocs"));
  }

  private static void keywords(JsonElement element, boolean root) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> keywords(item, false));
      return;
    }
    if (!element.isJsonObject()) {
      return;
    }
    JsonObject object = element.getAsJsonObject();
    for (String key : List.copyOf(object.keySet())) {
      JsonElement value = object.get(key);
      if (value.isJsonNull()
          || key.startsWith("x-")
          || ANNOTATIONS.contains(key)
          || (key.equals("title") && !root && !value.isJsonObject())) {
        object.remove(key);
      } else if (NAME_MAPS.contains(key) && value.isJsonObject()) {
        names(key, value.getAsJsonObject());
      } else if (!DATA.contains(key) && !key.equals("info")) {
        keywords(value, false);
      }
    }
  }

  /**
   * In paths and responses, a name that starts with x- is an extension; models, fields and
   * parameters can have such names.
   */
  private static void names(String map, JsonObject names) {
    for (String name : List.copyOf(names.keySet())) {
      JsonElement value = names.get(name);
      boolean extension = name.startsWith("x-") && (map.equals("paths") || map.equals("responses"));
      if (extension || (value.isJsonNull() && map.equals("paths"))) {
        names.remove(name);
      } else if (value.isJsonNull()) {
        names.add(name, new JsonObject());
      } else {
        keywords(value, false);
      }
    }
  }
}
