package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Parses YAML with SnakeYAML and converts the result to this library's nodes. */
final class Oracle {
  private static final Set<Tag> TYPED =
      Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP);

  private Oracle() {}

  static YamlNode read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    options.setAllowDuplicateKeys(false);
    Node node = new Yaml(options).compose(new StringReader(text));
    return node == null ? new YamlNode.Scalar("", false) : convert(node);
  }

  private static YamlNode convert(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      List<YamlNode> merged = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        YamlNode value = convert(tuple.getValueNode());
        ScalarNode key = (ScalarNode) tuple.getKeyNode();
        if (key.getTag().equals(Tag.MERGE)) {
          merged.addAll(value instanceof YamlNode.Sequence list ? list.items() : List.of(value));
        } else {
          entries.put(key.getValue(), value);
        }
      }
      merged.forEach(it -> ((YamlNode.Mapping) it).entries().forEach(entries::putIfAbsent));
      return new YamlNode.Mapping(entries);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item)));
      return new YamlNode.Sequence(items);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new YamlNode.Scalar(scalar.getValue(), !TYPED.contains(scalar.getTag()));
  }

  static String dump(YamlNode node, DumperOptions options) {
    return new Yaml(options).dump(plain(node));
  }

  private static Object plain(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      Map<String, Object> entries = new LinkedHashMap<>();
      mapping.entries().forEach((name, value) -> entries.put(name, plain(value)));
      return entries;
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items().stream().map(Oracle::plain).toList();
    }
    return ((YamlNode.Scalar) node).text();
  }

  /** Whether both have the same values, and every text node is text for SnakeYAML as well. */
  static boolean agree(YamlNode ours, YamlNode theirs) {
    if (ours instanceof YamlNode.Mapping a && theirs instanceof YamlNode.Mapping b) {
      return List.copyOf(a.entries().keySet()).equals(List.copyOf(b.entries().keySet()))
          && a.entries().keySet().stream()
              .allMatch(name -> agree(a.entries().get(name), b.entries().get(name)));
    }
    if (ours instanceof YamlNode.Sequence a && theirs instanceof YamlNode.Sequence b) {
      if (a.items().size() != b.items().size()) {
        return false;
      }
      for (int i = 0; i < a.items().size(); i++) {
        if (!agree(a.items().get(i), b.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    return ours instanceof YamlNode.Scalar a
        && theirs instanceof YamlNode.Scalar b
        && a.text().equals(b.text())
        && (!a.string() || b.string());
  }
}
