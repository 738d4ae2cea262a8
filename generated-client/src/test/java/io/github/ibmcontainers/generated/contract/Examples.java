package io.github.ibmcontainers.generated.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;

/** Creates example JSON from schemas. */
final class Examples {
  /** Text that requires escaping in every context. */
  static final String AWKWARD = "a b/c?d#e%2Ff..&=+;:@\"\\<é";

  private static final int DEPTH = 6;
  private static final String UNKNOWN =
      "{\"big\": 9007199254740993, \"exact\": 1.50, \"huge\": 1E400, \"none\": null,"
          + " \"list\": [0.1, null, {\"deep\": true}], \"text\": \"ü\"}";

  private final CorrectedDocument document;

  Examples(CorrectedDocument document) {
    this.document = document;
  }

  /** Selects the fields of an example. */
  enum Fill {
    /** Every field. */
    ALL,
    /** No field. */
    NONE,
    /** Every field, and undocumented fields in every object. */
    UNKNOWN,
    /** Every field null. */
    NULL
  }

  JsonElement of(JsonObject schema, Fill fill) {
    return of(schema, fill, 0);
  }

  private JsonElement of(JsonObject reference, Fill fill, int depth) {
    JsonObject schema = document.resolve(reference);
    String type = CorrectedDocument.type(schema);
    if (schema.has("properties") || schema.has("allOf")) {
      return object(schema, fill, depth);
    }
    return switch (type) {
      case "string" -> new JsonPrimitive(text(schema));
      case "boolean" -> new JsonPrimitive(true);
      case "integer", "number" -> JsonParser.parseString(number(schema));
      case "array" -> array(schema.getAsJsonObject("items"), fill, depth);
      default ->
          schema.has("additionalProperties") && schema.get("additionalProperties").isJsonObject()
              ? map(schema.getAsJsonObject("additionalProperties"), fill, depth)
              : JsonParser.parseString(UNKNOWN);
    };
  }

  /** Returns a number with more digits than a double can hold, unless the document restricts it. */
  static String number(JsonObject schema) {
    if (schema.has("enum")) {
      return schema.getAsJsonArray("enum").get(0).getAsString();
    }
    if (CorrectedDocument.type(schema).equals("number")) {
      return "1.50";
    }
    return schema.has("format") && schema.get("format").getAsString().equals("int32")
        ? "2147483647"
        : "9007199254740993";
  }

  private static String text(JsonObject schema) {
    return text(schema, AWKWARD);
  }

  /** Returns the awkward text, unless the document restricts it. */
  static String text(JsonObject schema, String awkward) {
    if (schema.has("enum")) {
      return schema.getAsJsonArray("enum").get(0).getAsString();
    }
    return switch (schema.has("format") ? schema.get("format").getAsString() : "") {
      case "date-time" -> "2021-01-27T00:18:56.120+02:00";
      case "date" -> "2021-01-27";
      case "byte" -> "YS8rPT8=";
      case "uuid" -> "0c3f7b6e-0f5e-4a55-9a57-0d3c1f6a2b11";
      case "email" -> "first+last@example.com";
      case "uri", "url" -> "https://example.com/a%20b?c=d#e";
      case "hostname" -> "host.example.com";
      case "ipv4" -> "192.0.2.1";
      case "ipv6" -> "2001:db8::1";
      default -> awkward;
    };
  }

  private JsonArray array(JsonObject items, Fill fill, int depth) {
    JsonArray array = new JsonArray();
    if (depth < DEPTH) {
      array.add(of(items, fill, depth + 1));
      if (fill == Fill.UNKNOWN) {
        array.add(of(items, Fill.NONE, depth + 1));
      }
    }
    return array;
  }

  private JsonObject map(JsonObject values, Fill fill, int depth) {
    JsonObject map = new JsonObject();
    map.add(AWKWARD, of(values, fill, depth + 1));
    map.add("x", of(values, fill, depth + 1));
    return map;
  }

  private JsonObject object(JsonObject schema, Fill fill, int depth) {
    JsonObject object = new JsonObject();
    if (fill == Fill.NONE || depth >= DEPTH) {
      return object;
    }
    for (Map.Entry<String, JsonObject> property : document.properties(schema).entrySet()) {
      object.add(
          property.getKey(),
          fill == Fill.NULL ? JsonNull.INSTANCE : of(property.getValue(), fill, depth + 1));
    }
    if (fill == Fill.UNKNOWN) {
      JsonParser.parseString(UNKNOWN)
          .getAsJsonObject()
          .entrySet()
          .forEach(unknown -> object.add("unknown " + unknown.getKey(), unknown.getValue()));
    }
    return object;
  }

  /** Returns the same text for equal JSON: members are sorted, digits are kept. */
  static String canonical(JsonElement element) {
    StringBuilder text = new StringBuilder();
    canonical(element, text);
    return text.toString();
  }

  private static void canonical(JsonElement element, StringBuilder text) {
    if (element.isJsonObject()) {
      text.append('{');
      new TreeMap<>(element.getAsJsonObject().asMap())
          .forEach(
              (name, value) -> {
                text.append(new JsonPrimitive(name)).append(':');
                canonical(value, text);
                text.append(",\n");
              });
      text.append('}');
    } else if (element.isJsonArray()) {
      text.append('[');
      for (JsonElement item : element.getAsJsonArray()) {
        canonical(item, text);
        text.append(",\n");
      }
      text.append(']');
    } else {
      text.append(element);
    }
  }
}
