package io.github.ibmcontainers.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers such as the service gives: half of a definition's fields set, a kilobyte for a cluster. */
final class Samples {
  private static final Gson GSON = new Gson();

  private Samples() {}

  /** So many objects of that plain class, the fields in the document's order. */
  static String list(Class<?> plain, int count) {
    return GSON.toJson(objects(plain, count));
  }

  /** The same with the fields in an order that no document has. */
  static String shuffledList(Class<?> plain, int count) {
    return GSON.toJson(shuffled(objects(plain, count)));
  }

  /** One object of that plain class. */
  static String one(Class<?> plain) {
    return GSON.toJson(object(plain, 1, 0));
  }

  private static JsonArray objects(Class<?> plain, int count) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < count; i++) {
      list.add(object(plain, i, 0));
    }
    return list;
  }

  /** Ordered by a hash of the names. */
  private static JsonElement shuffled(JsonElement element) {
    if (element.isJsonArray()) {
      JsonArray array = new JsonArray();
      element.getAsJsonArray().forEach(item -> array.add(shuffled(item)));
      return array;
    }
    if (element.isJsonObject()) {
      JsonObject object = new JsonObject();
      Map<String, JsonElement> members =
          new TreeMap<>(
              Comparator.comparing((String name) -> name.hashCode() * 0x9E3779B9)
                  .thenComparing(Comparator.naturalOrder()));
      members.putAll(element.getAsJsonObject().asMap());
      members.forEach((name, value) -> object.add(name, shuffled(value)));
      return object;
    }
    return element;
  }

  private static JsonObject object(Class<?> plain, int seed, int depth) {
    JsonObject object = new JsonObject();
    for (Field field : plain.getFields()) {
      if (field.getName().hashCode() % 2 == 0) {
        continue;
      }
      String name = field.getAnnotation(com.google.gson.annotations.SerializedName.class).value();
      add(object, name, field.getGenericType(), seed, depth);
    }
    return object;
  }

  private static void add(JsonObject object, String name, Type type, int seed, int depth) {
    if (type == String.class) {
      object.addProperty(name, Integer.toHexString(seed * 31 + 0x1234567));
    } else if (type == Boolean.class) {
      object.addProperty(name, seed % 2 == 0);
    } else if (type instanceof Class<?> c && Number.class.isAssignableFrom(c)) {
      object.addProperty(name, seed % 1000);
    } else if (type instanceof Class<?> c && c.getName().startsWith("io.github")) {
      if (depth < 1) {
        object.add(name, object(c, seed, depth + 1));
      }
    } else if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
      JsonArray array = new JsonArray();
      JsonObject holder = new JsonObject();
      for (int i = 0; i < 1; i++) {
        add(holder, name, p.getActualTypeArguments()[0], seed + i, depth);
        if (holder.has(name)) {
          array.add(holder.get(name));
        }
      }
      object.add(name, array);
    } else if (type instanceof ParameterizedType p && p.getRawType() == Map.class) {
      JsonObject map = new JsonObject();
      add(map, "first", p.getActualTypeArguments()[1], seed, depth);
      object.add(name, map);
    }
  }
}
