package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a node in a JSON tree, from a normalized JSONPath such as {@code $['a'][0]}. */
record NodePath(List<String> steps) {
  /** json-path doesn't escape quotes inside a name, so a name ends where the next step starts. */
  private static final Pattern STEP = Pattern.compile("\\['(.*?)'\\](?=\\[|$)|\\[(\\d+)\\]");

  /** The separator of names in a union at the end of a path, such as {@code $['a', 'b']}. */
  private static final String UNION = "', '";

  NodePath {
    steps = List.copyOf(steps);
  }

  /** Returns the nodes at a normalized path: one, or those of a union at its end that exist. */
  static List<NodePath> parse(String normalized, JsonObject document) {
    NodePath path = parse(normalized);
    int last = path.steps.size() - 1;
    if (last < 0 || !path.steps.get(last).contains(UNION) || path.exists(document)) {
      return List.of(path);
    }
    List<String> parent = path.steps.subList(0, last);
    List<NodePath> nodes = new ArrayList<>();
    for (String name : path.steps.get(last).split(UNION, -1)) {
      List<String> steps = new ArrayList<>(parent);
      steps.add(name);
      nodes.add(new NodePath(steps));
    }
    nodes.removeIf(node -> !node.exists(document));
    return nodes;
  }

  private boolean exists(JsonObject document) {
    return in(document) != null;
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
      throw new IllegalArgumentException("not a normalized JSONPath: " + normalized);
    }
    return new NodePath(steps);
  }

  /** Returns the node itself, not a copy. */
  JsonElement in(JsonObject root) {
    JsonElement node = root;
    for (String step : steps) {
      node = child(node, step);
    }
    return node;
  }

  /** Removes the node from its parent. */
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
