package io.github.ibmcontainers.spec.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses YAML to a JSON tree. */
public final class YamlTree {
  /** The maximum nesting depth. */
  private static final int MAX_DEPTH = 200;

  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  private YamlTree() {}

  /**
   * Parses a document by the rules of YAML 1.1. Creates no instances of arbitrary classes.
   *
   * @throws IllegalArgumentException if it isn't valid YAML, has a duplicate key, or has a value
   *     that JSON can't represent
   */
  public static JsonElement parse(String yaml) {
    return parse(yaml, new Resolver());
  }

  /**
   * Parses a document by the rules of JSON for scalars: a date or {@code on} is a string.
   *
   * @throws IllegalArgumentException if it isn't valid YAML or has a duplicate key
   */
  static JsonElement parseJson(String yaml) {
    return parse(yaml, new JsonResolver());
  }

  /**
   * Returns the line numbers of the items of a list at the top level: the first line of each,
   * counted from 0, and the line after the last item.
   *
   * @return the line numbers; empty if there is no such list
   */
  public static List<Integer> lines(String yaml, String key) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    List<Integer> lines = new ArrayList<>();
    try {
      if (new Yaml(options).compose(new StringReader(yaml)) instanceof MappingNode root) {
        for (NodeTuple member : root.getValue()) {
          if (member.getKeyNode() instanceof ScalarNode name
              && name.getValue().equals(key)
              && member.getValueNode() instanceof SequenceNode list) {
            list.getValue().forEach(entry -> lines.add(entry.getStartMark().getLine()));
            lines.add(list.getEndMark().getLine());
          }
        }
      }
    } catch (YAMLException e) {
      throw new IllegalArgumentException("not a YAML document: " + e.getMessage(), e);
    }
    return lines;
  }

  private static JsonElement parse(String yaml, Resolver resolver) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CHARACTERS);
    DumperOptions unused = new DumperOptions();
    try {
      Object value =
          new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, resolver)
              .load(yaml);
      return tree(value, 0);
    } catch (MarkedYAMLException e) {
      throw new IllegalArgumentException(
          "not a YAML document: "
              + e.getProblem()
              + (e.getProblemMark() == null
                  ? ""
                  : " at line %s column %s"
                      .formatted(
                          e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1)),
          e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("not a YAML document: " + e.getMessage(), e);
    }
  }

  private static JsonElement tree(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("not a YAML document: nested too deeply");
    }
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, item) -> object.add(String.valueOf(key), tree(item, depth + 1)));
      return object;
    }
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(tree(item, depth + 1)));
      return array;
    }
    if (value instanceof String text) {
      return new JsonPrimitive(text);
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    throw new IllegalArgumentException(
        "put quotes around " + value + ": YAML reads it as " + value.getClass().getSimpleName());
  }
}
