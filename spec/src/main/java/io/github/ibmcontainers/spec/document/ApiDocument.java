package io.github.ibmcontainers.spec.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Swagger documents and walks through them. */
public final class ApiDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private static final Pattern PLACE = Pattern.compile("at line \\d+ column \\d+");

  private ApiDocument() {}

  /**
   * An operation of a document.
   *
   * @param method in lower case, as in the document
   */
  public record Operation(String path, String method, JsonObject json) {
    /** The method in upper case, as it is sent. */
    public String verb() {
      return method.toUpperCase(Locale.ROOT);
    }

    /** The operation's id, empty without one. */
    public String id() {
      JsonElement id = json.get("operationId");
      return id == null ? "" : id.getAsString();
    }
  }

  /**
   * Parses by the letter of the JSON standard.
   *
   * @throws IllegalArgumentException when the text is anything else than one JSON object
   */
  public static JsonObject parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("no JSON document: it is empty");
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException("JSON with more behind it");
      }
      if (!element.isJsonObject()) {
        throw new IllegalArgumentException("JSON, but no object");
      }
      return element.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException("no JSON document: " + place(e), e);
    }
  }

  /** All operations in the order of the document. */
  public static List<Operation> operations(JsonObject document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonElement> item : path.getValue().getAsJsonObject().entrySet()) {
        if (METHODS.contains(item.getKey())) {
          operations.add(
              new Operation(path.getKey(), item.getKey(), item.getValue().getAsJsonObject()));
        }
      }
    }
    return operations;
  }

  /** The document's definitions, an empty object without any. */
  public static JsonObject definitions(JsonObject document) {
    JsonObject definitions = document.getAsJsonObject("definitions");
    return definitions == null ? new JsonObject() : definitions;
  }

  /** Whether a schema says that a field is required. */
  public static boolean requires(JsonObject schema, String field) {
    return schema.get("required") instanceof JsonArray names
        && names.asList().stream().anyMatch(name -> name.getAsString().equals(field));
  }

  /** The place, without the parser's advice to its own users. */
  private static String place(Exception e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? "malformed " + place.group() : "it ends too early";
  }
}
