package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document and its place in the text.
 *
 * @param node the value
 * @param start offset of its first character, including its anchor or tag
 * @param end offset after its last character, without trailing comments and blank lines
 * @param column for a block collection the column of its keys or dashes, else -1
 * @param bare whether it's written out here, without an anchor or a tag and not by an alias
 * @param entries the values of a mapping by key, without those of merge keys
 * @param items the items of a sequence
 */
record YamlPart(
    YamlNode node,
    int start,
    int end,
    int column,
    boolean bare,
    Map<String, YamlPart> entries,
    List<YamlPart> items) {

  static YamlPart leaf(YamlNode node, int start, int end, boolean bare) {
    return new YamlPart(node, start, end, -1, bare, Map.of(), List.of());
  }

  /** Whether it's a collection in block style that may be edited. */
  boolean block() {
    return bare && column >= 0;
  }
}
