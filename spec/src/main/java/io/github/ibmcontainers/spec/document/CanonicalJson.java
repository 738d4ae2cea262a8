package io.github.ibmcontainers.spec.document;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The canonical format of Swagger documents: indented by two spaces, a line break at the end,
 * keywords in the usual order, names in alphabetical order. Documents that differ only in order
 * have the same canonical form, so a diff of two versions shows only real changes.
 */
public final class CanonicalJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private static final List<String> KEYWORDS =
      List.of(
          "swagger",
          "info",
          "title",
          "host",
          "basePath",
          "schemes",
          "consumes",
          "produces",
          "$ref",
          "name",
          "in",
          "tags",
          "summary",
          "type",
          "format",
          "description",
          "operationId",
          "deprecated",
          "required",
          "items",
          "allOf",
          "properties",
          "additionalProperties",
          "parameters",
          "responses",
          "schema",
          "security",
          "paths",
          "definitions",
          "securityDefinitions");

  /** Keywords whose members are names: in them, "type" is a field with this name. */
  private static final Set<String> NAME_MAPS =
      Set.of(
          "paths",
          "definitions",
          "properties",
          "responses",
          "parameters",
          "headers",
          "securityDefinitions",
          "scopes");

  /** Keywords whose values are data of the API, which are written unchanged. */
  private static final Set<String> DATA = Set.of("example", "examples", "default", "enum");

  private static final Comparator<String> KEYWORD_ORDER =
      Comparator.comparingInt(CanonicalJson::rank).thenComparing(Comparator.naturalOrder());

  private CanonicalJson() {}

  /** Returns the canonical form of a document. */
  public static String write(JsonObject document) {
    return GSON.toJson(keywords(document)) + "\n";
  }

  private static JsonElement keywords(JsonElement element) {
    if (element.isJsonArray()) {
      JsonArray array = new JsonArray();
      element.getAsJsonArray().forEach(e -> array.add(keywords(e)));
      return array;
    }
    if (!element.isJsonObject()) {
      return element;
    }
    JsonObject from = element.getAsJsonObject();
    JsonObject to = new JsonObject();
    for (String key : from.keySet().stream().sorted(KEYWORD_ORDER).toList()) {
      JsonElement value = from.get(key);
      if (DATA.contains(key)) {
        to.add(key, value);
      } else if (NAME_MAPS.contains(key) && value.isJsonObject()) {
        to.add(key, names(value.getAsJsonObject()));
      } else {
        to.add(key, keywords(value));
      }
    }
    return to;
  }

  private static JsonObject names(JsonObject from) {
    JsonObject to = new JsonObject();
    from.keySet().stream().sorted().forEach(name -> to.add(name, keywords(from.get(name))));
    return to;
  }

  private static int rank(String keyword) {
    int index = KEYWORDS.indexOf(keyword);
    return index < 0 ? KEYWORDS.size() : index;
  }
}
