package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Disambiguates properties of a model for which the generator would use the same name in Java, such
 * as {@code a-b}, {@code a_b} and {@code aB}: all but the first get a number in {@code
 * x-java-suffix}, which the templates append to the name.
 */
final class JavaSuffixes {
  private static final String SUFFIX = "x-java-suffix";
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9_]+");

  private JavaSuffixes() {}

  /** Marks the properties of one model. */
  static void mark(JsonObject properties) {
    Set<String> methods = new HashSet<>();
    for (Map.Entry<String, JsonElement> property : properties.entrySet()) {
      String name = javaName(property.getKey());
      int number = 1;
      while (!reserve(methods, number == 1 ? name : name + number)) {
        number++;
      }
      if (number > 1) {
        property.getValue().getAsJsonObject().addProperty(SUFFIX, String.valueOf(number));
      }
    }
  }

  /** Reserves the names of a property's methods; returns false if one of them is already used. */
  private static boolean reserve(Set<String> methods, String name) {
    Set<String> names = Set.of(name, "get" + capitalized(name) + "()", "set" + capitalized(name));
    if (names.stream().anyMatch(methods::contains)) {
      return false;
    }
    methods.addAll(names);
    return true;
  }

  /** Returns the generator's Java name of a property, to the extent that names can collide. */
  private static String javaName(String name) {
    if (CAPITALS.matcher(name).matches()) {
      return name;
    }
    StringBuilder java = new StringBuilder();
    for (String word : NO_NAME.split(name, -1)) {
      java.append(java.isEmpty() ? word : capitalized(word));
    }
    return java.isEmpty() ? "" : java.substring(0, 1).toLowerCase(Locale.ROOT) + java.substring(1);
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
