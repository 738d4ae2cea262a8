package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write and read JSON. */
final class Json {
  private Json() {}

  /** An object of names and values in turns: texts, numbers, booleans or JSON. */
  static JsonObject of(Object... namesAndValues) {
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

  static JsonArray array(Iterable<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(v -> array.add(element(v)));
    return array;
  }

  static String text(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  static JsonArray list(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  static List<String> texts(JsonObject object, String field) {
    List<String> texts = new ArrayList<>();
    list(object, field).forEach(e -> texts.add(e.getAsString()));
    return texts;
  }

  static JsonObject object(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }
}
