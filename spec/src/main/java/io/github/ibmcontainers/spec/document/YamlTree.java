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

/** Reads YAML as the JSON tree it stands for. */
public final class YamlTree {
  /** What JSON documents may have as well. */
  private static final int DEPTH = 200;

  private static final int CHARACTERS = 64 * 1024 * 1024;

  private YamlTree() {}

  /**
   * Parses a document of plain values by the rules of YAML 1.1; no class is ever made from it.
   *
   * @throws IllegalArgumentException when it is no YAML, has a key twice or a value JSON has not
   */
  public static JsonElement parse(String yaml) {
    return parse(yaml, new Resolver());
  }

  /**
   * Parses a document that could as well have been written in JSON: a date or {@code on} is text.
   *
   * @throws IllegalArgumentException when it is no YAML or has a key twice
   */
  static JsonElement parseJson(String yaml) {
    return parse(yaml, new JsonResolver());
  }

  /**
   * Where the entries of a list stand that a document has under a key: the first line of each,
   * counted from 0, and one behind the last line of the last.
   *
   * @return empty when there is no such list
   */
  public static List<Integer> lines(String yaml, String key) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(CHARACTERS);
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
      throw new IllegalArgumentException("no YAML document: " + e.getMessage(), e);
    }
    return lines;
  }

  private static JsonElement parse(String yaml, Resolver resolver) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(DEPTH);
    options.setCodePointLimit(CHARACTERS);
    DumperOptions unused = new DumperOptions();
    try {
      Object value =
          new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, resolver)
              .load(yaml);
      return tree(value, 0);
    } catch (MarkedYAMLException e) {
      throw new IllegalArgumentException(
          "no YAML document: "
              + e.getProblem()
              + (e.getProblemMark() == null
                  ? ""
                  : " at line %s column %s"
                      .formatted(
                          e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1)),
          e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("no YAML document: " + e.getMessage(), e);
    }
  }

  private static JsonElement tree(@Nullable Object value, int depth) {
    if (depth > DEPTH) {
      throw new IllegalArgumentException("no YAML document: nested too deeply");
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
