package io.github.ibmcontainers.generated.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.generated.Model;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain classes with the fields of models, as written by hand for reflective Gson, and JSON that
 * fills them.
 */
public final class ReflectiveModels {
  private static final int DEPTH = 3;

  private final Map<Class<?>, String> sources = new LinkedHashMap<>();

  /** Generates, compiles and loads the plain class of a model, including its nested models. */
  public static Class<?> of(Class<? extends Model> model, Path directory)
      throws IOException, ReflectiveOperationException {
    ReflectiveModels twins = new ReflectiveModels();
    twins.add(model);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<Class<?>, String> source : twins.sources.entrySet()) {
      Path file = directory.resolve(source.getKey().getSimpleName() + ".java");
      files.add(Files.writeString(file, source.getValue()));
    }
    return Compilation.compile(files, directory.resolve("classes"))
        .loadClass("twin." + model.getSimpleName());
  }

  /** Returns an object with every field of a model, as the service would send it. */
  public static JsonObject example(Class<?> model, int seed) throws ReflectiveOperationException {
    return example(model, seed, 0);
  }

  private void add(Class<?> model) throws ReflectiveOperationException {
    if (sources.putIfAbsent(model, "") != null) {
      return;
    }
    StringBuilder source = new StringBuilder("package twin;\n");
    source.append("public class ").append(model.getSimpleName()).append(" {\n");
    for (Map.Entry<String, Type> field : fields(model).entrySet()) {
      source.append("  @com.google.gson.annotations.SerializedName(\"").append(field.getKey());
      source.append("\") public ").append(type(field.getValue())).append(" f");
      source.append(source.length()).append(";\n");
    }
    sources.put(model, source.append("}\n").toString());
  }

  private String type(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      List<String> arguments = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        arguments.add(type(argument));
      }
      return ((Class<?>) generic.getRawType()).getName() + "<" + String.join(",", arguments) + ">";
    }
    Class<?> plain = (Class<?>) type;
    if (!Model.class.isAssignableFrom(plain)) {
      return plain.getName();
    }
    add(plain);
    return plain.getSimpleName();
  }

  /** Returns the JSON name and type of each field. */
  private static Map<String, Type> fields(Class<?> model) throws ReflectiveOperationException {
    List<String> names = GeneratedCode.fieldNames(model);
    Map<String, Type> fields = new LinkedHashMap<>();
    for (Field field : model.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.put(names.get(fields.size()), field.getGenericType());
      }
    }
    return fields;
  }

  private static JsonObject example(Class<?> model, int seed, int depth)
      throws ReflectiveOperationException {
    JsonObject object = new JsonObject();
    for (Map.Entry<String, Type> field : fields(model).entrySet()) {
      JsonElement value = value(field.getValue(), seed, depth);
      if (value != null) {
        object.add(field.getKey(), value);
      }
    }
    return object;
  }

  private static @Nullable JsonElement value(Type type, int seed, int depth)
      throws ReflectiveOperationException {
    if (type == String.class) {
      return new JsonPrimitive("value of 16 ch." + seed % 10);
    }
    if (type == Boolean.class) {
      return new JsonPrimitive(seed % 2 == 0);
    }
    if (type instanceof Class<?> c && Number.class.isAssignableFrom(c)) {
      return new JsonPrimitive(seed % 1000);
    }
    if (type instanceof Class<?> c && Model.class.isAssignableFrom(c) && depth < DEPTH) {
      return example(c, seed, depth + 1);
    }
    if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
      JsonArray list = new JsonArray();
      JsonElement item = value(p.getActualTypeArguments()[0], seed, depth);
      if (item != null) {
        list.add(item);
      }
      return list;
    }
    return null;
  }
}
