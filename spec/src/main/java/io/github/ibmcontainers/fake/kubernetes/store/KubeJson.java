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

  /** An object with its kind and nothing else. */
  public static JsonObject object(String apiVersion, String kind) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", kind);
    object.addProperty("apiVersion", apiVersion);
    return object;
  }

  /** The value at a path, if every step of it exists and it is not null. */
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

  /** The text at a path; empty if there is none. Numbers and booleans are written as text. */
  public static String text(JsonObject object, String... path) {
    return at(object, path)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .orElse("");
  }

  /** The whole number at a path, or the default. */
  public static int number(JsonObject object, int otherwise, String... path) {
    return at(object, path).filter(KubeJson::isNumber).map(JsonElement::getAsInt).orElse(otherwise);
  }

  /** Whether the value is a number. */
  public static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  /** Whether the value is text. */
  public static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  /** Whether there is {@code true} at a path. */
  public static boolean flag(JsonObject object, String... path) {
    return text(object, path).equals("true");
  }

  /** The object at a path; a new, unconnected one if there is none. */
  public static JsonObject map(JsonObject object, String... path) {
    return at(object, path)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .orElseGet(JsonObject::new);
  }

  /** The objects of the list at a path. */
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
   * Copies an object as the service encodes it: unset fields and empty lists are left out, and so
   * are empty maps of the metadata.
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

  /** The object in a field, which is added if it is missing. */
  public static JsonObject child(JsonObject object, String field) {
    JsonElement present = object.get(field);
    if (present != null && present.isJsonObject()) {
      return present.getAsJsonObject();
    }
    JsonObject added = new JsonObject();
    object.add(field, added);
    return added;
  }

  /** The metadata, added if missing. */
  public static JsonObject metadata(JsonObject object) {
    return child(object, "metadata");
  }

  /** {@code metadata.name}, or empty text. */
  public static String name(JsonObject object) {
    return text(object, "metadata", "name");
  }

  /** {@code metadata.namespace}, or empty text. */
  public static String namespace(JsonObject object) {
    return text(object, "metadata", "namespace");
  }

  /** {@code metadata.uid}, or empty text. */
  public static String uid(JsonObject object) {
    return text(object, "metadata", "uid");
  }

  /** The labels. */
  public static Map<String, String> labels(JsonObject object) {
    return strings(map(object, "metadata", "labels"));
  }

  /** The texts of a flat object. */
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

  /** A flat object of texts. */
  public static JsonObject object(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    texts.forEach(object::addProperty);
    return object;
  }

  /** A list of texts. */
  public static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /** A list with one object. */
  public static JsonArray arrayOf(JsonObject... objects) {
    JsonArray array = new JsonArray();
    for (JsonObject object : objects) {
      array.add(object);
    }
    return array;
  }
}
