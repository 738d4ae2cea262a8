package io.github.ibmcontainers.fake.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selects objects by their labels. Supports the formats of queries and of objects. */
public final class LabelSelector {
  private static final String KEY =
      "((?:[A-Za-z0-9.-]+/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)";
  private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
  private static final Pattern EQUALS = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
  private static final Pattern SET =
      Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([-A-Za-z0-9_.,\\s]*)\\)");

  private LabelSelector() {}

  /**
   * Parses the value of {@code labelSelector}.
   *
   * @throws IllegalArgumentException if the syntax is invalid
   */
  public static Predicate<Map<String, String>> parse(String text) {
    Predicate<Map<String, String>> all = labels -> true;
    for (String part : split(text)) {
      all = all.and(requirement(part.strip()));
    }
    return all;
  }

  /** Splits at commas outside of parentheses. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  private static Predicate<Map<String, String>> requirement(String text) {
    Matcher exists = EXISTS.matcher(text);
    if (exists.matches()) {
      boolean expected = exists.group(1).isEmpty();
      return labels -> labels.containsKey(exists.group(2)) == expected;
    }
    Matcher equals = EQUALS.matcher(text);
    if (equals.matches()) {
      return matches(
          equals.group(1), equals.group(2).equals("!=") ? "NotIn" : "In", Set.of(equals.group(3)));
    }
    Matcher set = SET.matcher(text);
    if (set.matches()) {
      Set<String> values = new TreeSet<>();
      for (String value : set.group(3).split(",", -1)) {
        values.add(value.strip());
      }
      return matches(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
    }
    throw new IllegalArgumentException("unable to parse requirement: " + text);
  }

  private static Predicate<Map<String, String>> matches(
      String key, String operator, Set<String> values) {
    return switch (operator) {
      case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
      case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
      case "Exists" -> labels -> labels.containsKey(key);
      case "DoesNotExist" -> labels -> !labels.containsKey(key);
      default ->
          throw new IllegalArgumentException(
              "\"" + operator + "\" is not a valid label selector operator");
    };
  }

  /**
   * Parses {@code matchLabels} and {@code matchExpressions}. An empty selector matches everything.
   *
   * @throws IllegalArgumentException if an operator is unknown
   */
  public static Predicate<Map<String, String>> of(JsonObject selector) {
    Predicate<Map<String, String>> all = labels -> true;
    for (Map.Entry<String, String> pair :
        KubeJson.strings(KubeJson.map(selector, "matchLabels")).entrySet()) {
      all = all.and(labels -> pair.getValue().equals(labels.get(pair.getKey())));
    }
    for (JsonObject expression : KubeJson.list(selector, "matchExpressions")) {
      Set<String> values = new TreeSet<>();
      KubeJson.at(expression, "values")
          .filter(JsonElement::isJsonArray)
          .ifPresent(array -> array.getAsJsonArray().forEach(v -> values.add(v.getAsString())));
      all =
          all.and(
              matches(
                  KubeJson.text(expression, "key"), KubeJson.text(expression, "operator"), values));
    }
    return all;
  }
}
