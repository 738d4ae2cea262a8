package io.github.ibmcontainers.fake.kubernetes.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and builds objects of the Kubernetes API. */
public final class KubeJson {
  private KubeJson() {}

  /** Returns an object with only its API version and kind. */
  public static JsonObject object(String apiVersion, String kind) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", kind);
    object.addProperty("apiVersion", apiVersion);
    return object;
  }

  /** Returns the value at a path; empty if it is missing or null. */
  public static Optional<JsonElement> at(JsonObject object, String... path) {
    JsonElement current = object;
    for (String step : path) {
      if (!current.isJsonObject() || !current.getAsJsonObject().has(step)) {
        return Optional.empty();
      }
      current = current.getAsJsonObject().get(step);
    }
    return current.isJsonNull() ? Optional.empty() : Optional.of(current);
  }

  /** Returns the value at a path as text; empty text if it is missing or not a primitive. */
  public static String text(JsonObject object, String... path) {
    return at(object, path)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }

  /** Returns the integer at a path, or the default. */
  public static int number(JsonObject object, int defaultValue, String... path) {
    return at(object, path)
        .filter(KubeJson::isNumber)
        .map(JsonElement::getAsInt)
        .orElse(defaultValue);
  }

  /** Returns whether a value is a number. */
  public static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  /** Returns whether a value is a string. */
  public static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  /** Returns whether the value at a path is {@code true}. */
  public static boolean flag(JsonObject object, String... path) {
    return text(object, path).equals("true");
  }

  /** Returns the object at a path; a new object, which isn't added, if it is missing. */
  public static JsonObject map(JsonObject object, String... path) {
    return at(object, path)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .orElseGet(JsonObject::new);
  }

  /** Returns the objects of the list at a path. */
  public static List<JsonObject> list(JsonObject object, String... path) {
    List<JsonObject> items = new ArrayList<>();
    at(object, path)
        .filter(JsonElement::isJsonArray)
        .ifPresent(
            array ->
                array
                    .getAsJsonArray()
                    .forEach(
                        item -> {
                          if (item.isJsonObject()) {
                            items.add(item.getAsJsonObject());
                          }
                        }));
    return items;
  }

  /**
   * Returns a copy as API servers encode it: without unset fields, empty lists, and empty maps in
   * the metadata.
   */
  public static JsonObject canonical(JsonObject object) {
    JsonObject copy = new JsonObject();
    object
        .entrySet()
        .forEach(
            field -> {
              if (!isUnset(field.getValue())) {
                copy.add(field.getKey(), canonical(field.getValue()));
              }
            });
    if (copy.get("metadata") instanceof JsonObject metadata) {
      metadata
          .entrySet()
          .removeIf(field -> field.getValue() instanceof JsonObject map && map.isEmpty());
    }
    return copy;
  }

  private static JsonElement canonical(JsonElement value) {
    if (value instanceof JsonObject object) {
      return canonical(object);
    }
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(canonical(item)));
      return copy;
    }
    return value;
  }

  private static boolean isUnset(JsonElement value) {
    return value.isJsonNull() || (value instanceof JsonArray array && array.isEmpty());
  }

  /** Returns the object in a field, and adds one if it is missing. */
  public static JsonObject child(JsonObject object, String field) {
    JsonElement present = object.get(field);
    if (present != null && present.isJsonObject()) {
      return present.getAsJsonObject();
    }
    JsonObject added = new JsonObject();
    object.add(field, added);
    return added;
  }

  /** Returns the metadata, and adds it if it is missing. */
  public static JsonObject metadata(JsonObject object) {
    return child(object, "metadata");
  }

  /** Returns {@code metadata.name}, or empty text. */
  public static String name(JsonObject object) {
    return text(object, "metadata", "name");
  }

  /** Returns {@code metadata.namespace}, or empty text. */
  public static String namespace(JsonObject object) {
    return text(object, "metadata", "namespace");
  }

  /** Returns {@code metadata.uid}, or empty text. */
  public static String uid(JsonObject object) {
    return text(object, "metadata", "uid");
  }

  /** Returns {@code namespace/name}. */
  public static String path(JsonObject object) {
    return namespace(object) + "/" + name(object);
  }

  /** Returns whether a condition of the object's status is true. */
  public static boolean hasCondition(JsonObject object, String type) {
    return list(object, "status", "conditions").stream()
        .anyMatch(c -> text(c, "type").equals(type) && text(c, "status").equals("True"));
  }

  /** Returns the labels. */
  public static Map<String, String> labels(JsonObject object) {
    return strings(map(object, "metadata", "labels"));
  }

  /** Returns the primitive fields of an object as text. */
  public static Map<String, String> strings(JsonObject map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.entrySet()
        .forEach(
            entry -> {
              if (entry.getValue().isJsonPrimitive()) {
                texts.put(entry.getKey(), entry.getValue().getAsString());
              }
            });
    return texts;
  }

  /** Returns an object with a string field for each entry. */
  public static JsonObject object(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    texts.forEach(object::addProperty);
    return object;
  }

  /** Returns an array of strings. */
  public static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /** Returns an array of objects. */
  public static JsonArray arrayOf(JsonObject... objects) {
    JsonArray array = new JsonArray();
    for (JsonObject object : objects) {
      array.add(object);
    }
    return array;
  }
}
