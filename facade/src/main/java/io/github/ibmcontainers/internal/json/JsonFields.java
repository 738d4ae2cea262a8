package io.github.ibmcontainers.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that somebody else wrote. A field that is absent, null, blank or of
 * another type reads as empty; a number or boolean reads as text; text is stripped. Immutable, and
 * never quotes its content.
 */
public final class JsonFields {
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int LONGEST_NUMBER = 40;
  private static final JsonFields EMPTY = new JsonFields(new JsonObject());

  private final transient JsonObject object;

  private JsonFields(JsonObject object) {
    this.object = object;
  }

  /** Returns the fields of an object without any. */
  public static JsonFields empty() {
    return EMPTY;
  }

  /** Returns the fields of a parsed value; empty if it is not an object. */
  public static JsonFields of(@Nullable JsonElement value) {
    return value instanceof JsonObject fields ? new JsonFields(fields) : EMPTY;
  }

  /** Parses a text; empty if it is not a JSON object. */
  public static Optional<JsonFields> parse(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject fields
          ? Optional.of(new JsonFields(fields))
          : Optional.empty();
    } catch (JsonParseException e) {
      // The parser's message quotes the text.
      return Optional.empty();
    }
  }

  /** Returns the names of the fields, in order. */
  public Set<String> names() {
    return object.keySet();
  }

  /** Returns a field as text. */
  public Optional<String> text(String name) {
    return text(object.get(name));
  }

  /** Returns a field as text, or {@code null}. */
  public @Nullable String textOrNull(String name) {
    return text(name).orElse(null);
  }

  /** Returns the texts of an array, or of a field with a single text. */
  public List<String> texts(String name) {
    return elements(name).stream().flatMap(element -> text(element).stream()).toList();
  }

  /**
   * Returns a field as a whole number, also where it is quoted or written as {@code 3600.0}; a
   * number beyond the range of {@code long} reads as {@code null}.
   */
  public @Nullable Long number(String name) {
    String text = textOrNull(name);
    if (text == null || text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.abs().compareTo(MAX_LONG) > 0 || Math.abs(number.scale()) > LONGEST_NUMBER
          ? null
          : Long.valueOf(number.longValue());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns whether a field is the boolean {@code true}. */
  public boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** Returns the fields of a nested object. */
  public JsonFields object(String name) {
    return of(object.get(name));
  }

  /** Returns whether a field holds an array. */
  public boolean hasArray(String name) {
    return object.get(name) instanceof JsonArray;
  }

  /** Returns whether a field holds an object. */
  public boolean hasObject(String name) {
    return object.get(name) instanceof JsonObject;
  }

  /** Returns the elements of an array, or the one value that stands in place of an array. */
  public List<JsonElement> elements(String name) {
    JsonElement value = object.get(name);
    if (value instanceof JsonArray array) {
      return array.asList();
    }
    return value == null || value.isJsonNull() ? List.of() : List.of(value);
  }

  /** Returns the object itself, for callers who hand it on. */
  public JsonObject toJsonObject() {
    return object;
  }

  private static Optional<String> text(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Returns the fields' names only. */
  @Override
  public String toString() {
    return "JsonFields" + object.keySet();
  }
}
