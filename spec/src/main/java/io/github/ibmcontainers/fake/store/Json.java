package io.github.ibmcontainers.fake.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds JSON, and reads fields that may be missing. */
public final class Json {
  private Json() {}

  /**
   * Returns an object.
   *
   * @param namesAndValues names and values alternately; a value is a string, number, boolean or
   *     JSON
   */
  public static JsonObject of(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
    }
    return object;
  }

  private static JsonElement element(Object value) {
    if (value instanceof JsonElement json) {
      return json;
    }
    JsonArray one = new JsonArray();
    if (value instanceof Boolean flag) {
      one.add(flag);
    } else if (value instanceof Number number) {
      one.add(number);
    } else {
      one.add(value.toString());
    }
    return one.get(0);
  }

  /** Returns an array of strings, numbers, booleans or JSON. */
  public static JsonArray array(Iterable<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(v -> array.add(element(v)));
    return array;
  }

  /** Returns a field as text; empty text if it is missing or not a primitive. */
  public static String text(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /** Returns an array field; a new array if it is missing. */
  public static JsonArray list(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  /** Returns the elements of an array of strings; empty if the field is missing. */
  public static List<String> texts(JsonObject object, String field) {
    List<String> texts = new ArrayList<>();
    list(object, field).forEach(e -> texts.add(e.getAsString()));
    return texts;
  }

  /** Returns an object field; a new object if it is missing. */
  public static JsonObject object(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  /** Returns an object with a string field for each entry. */
  public static JsonObject object(Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::addProperty);
    return object;
  }
}
