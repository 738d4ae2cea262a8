package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of one node in a JSON tree, from a normalized JSONPath such as {@code $['a'][0]}. */
record NodePath(List<String> steps) {
  /**
   * json-path leaves quotes inside a name as they are, so a name ends where the next step begins.
   */
  private static final Pattern STEP = Pattern.compile("\\['(.*?)'\\](?=\\[|$)|\\[(\\d+)\\]");

  NodePath {
    steps = List.copyOf(steps);
  }

  static NodePath parse(String normalized) {
    Matcher matcher = STEP.matcher(normalized);
    List<String> steps = new ArrayList<>();
    int end = 1;
    while (matcher.find() && matcher.start() == end) {
      String name = matcher.group(1);
      steps.add(name == null ? matcher.group(2) : name);
      end = matcher.end();
    }
    if (!normalized.startsWith("$") || end != normalized.length()) {
      throw new IllegalArgumentException("no normalized JSONPath: " + normalized);
    }
    return new NodePath(steps);
  }

  /** The node itself, not a copy. */
  JsonElement in(JsonObject root) {
    JsonElement node = root;
    for (String step : steps) {
      node = child(node, step);
    }
    return node;
  }

  /** Takes the node out of its parent. */
  void removeFrom(JsonObject root) {
    JsonElement parent = new NodePath(steps.subList(0, steps.size() - 1)).in(root);
    String last = steps.get(steps.size() - 1);
    if (parent instanceof JsonArray array) {
      array.remove(Integer.parseInt(last));
    } else {
      parent.getAsJsonObject().remove(last);
    }
  }

  private static JsonElement child(JsonElement parent, String step) {
    return parent instanceof JsonArray array
        ? array.get(Integer.parseInt(step))
        : parent.getAsJsonObject().get(step);
  }
}
