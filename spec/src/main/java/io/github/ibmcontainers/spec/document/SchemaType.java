package io.github.ibmcontainers.spec.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Returns short names of types, such as {@code string}, {@code list<Cluster>}, {@code map<string>}.
 */
public final class SchemaType {
  private static final String DEFINITIONS = "#/definitions/";

  private SchemaType() {}

  /** Returns the name of the type of a schema or parameter; "nothing" if it is absent. */
  public static String of(@Nullable JsonElement element) {
    if (element == null) {
      return "nothing";
    }
    JsonObject schema = element.getAsJsonObject();
    if (schema.has("$ref")) {
      return name(schema.get("$ref").getAsString());
    }
    if (schema.has("allOf")) {
      List<JsonElement> parts = schema.getAsJsonArray("allOf").asList();
      return parts.stream().map(SchemaType::of).collect(Collectors.joining("&"));
    }
    if (!schema.has("type")) {
      return schema.has("properties") ? "object" : "any";
    }
    String type = schema.get("type").getAsString();
    return switch (type) {
      case "array" -> "list<" + of(schema.get("items")) + ">";
      case "object" -> object(schema);
      default -> schema.has("format") ? type + "/" + schema.get("format").getAsString() : type;
    };
  }

  private static String object(JsonObject schema) {
    JsonElement values = schema.get("additionalProperties");
    return values == null || !values.isJsonObject() ? "object" : "map<" + of(values) + ">";
  }

  private static String name(String reference) {
    return reference.startsWith(DEFINITIONS)
        ? reference.substring(DEFINITIONS.length())
        : reference;
  }
}
