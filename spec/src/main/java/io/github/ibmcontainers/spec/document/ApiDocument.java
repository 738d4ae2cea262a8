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

/** Parses Swagger documents and accesses their parts. */
public final class ApiDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private static final Pattern LOCATION = Pattern.compile("at line \\d+ column \\d+");

  private ApiDocument() {}

  /**
   * An operation of a document.
   *
   * @param method in lower case, as in the document
   */
  public record Operation(String path, String method, JsonObject json) {
    /** Returns the method in upper case. */
    public String verb() {
      return method.toUpperCase(Locale.ROOT);
    }

    /** Returns the operation's id; empty text without one. */
    public String id() {
      JsonElement id = json.get("operationId");
      return id == null ? "" : id.getAsString();
    }
  }

  /**
   * Parses JSON strictly by the standard.
   *
   * @throws IllegalArgumentException if the text isn't exactly one JSON object
   */
  public static JsonObject parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("not a JSON document: it is empty");
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException("not a JSON document: content after the end");
      }
      if (!element.isJsonObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return element.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException("not a JSON document: " + location(e), e);
    }
  }

  /** Returns all operations in the order of the document. */
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

  /** Returns the document's definitions; an empty object without any. */
  public static JsonObject definitions(JsonObject document) {
    JsonObject definitions = document.getAsJsonObject("definitions");
    return definitions == null ? new JsonObject() : definitions;
  }

  /**
   * Returns whether security requirements make a login necessary. An empty list, or an empty
   * requirement in it, makes authentication optional.
   */
  public static boolean requiresLogin(JsonElement security) {
    List<JsonElement> requirements = security.getAsJsonArray().asList();
    return !requirements.isEmpty()
        && requirements.stream().noneMatch(it -> it.getAsJsonObject().isEmpty());
  }

  /** Returns whether a field of a schema is required. */
  public static boolean requires(JsonObject schema, String field) {
    return schema.get("required") instanceof JsonArray names
        && names.asList().stream().anyMatch(name -> name.getAsString().equals(field));
  }

  /** Returns the location, without the rest of Gson's message. */
  private static String location(Exception e) {
    Matcher location = LOCATION.matcher(String.valueOf(e.getMessage()));
    return location.find() ? "malformed " + location.group() : "unexpected end";
  }
}
