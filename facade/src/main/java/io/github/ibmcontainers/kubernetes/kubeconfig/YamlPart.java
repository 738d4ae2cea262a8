package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document and its position in the text.
 *
 * @param node the value
 * @param start the offset of the first character, including an anchor or tag
 * @param end the offset after the last character, without trailing comments and blank lines
 * @param column the column of the keys or dashes of a block collection; -1 for other values
 * @param bare whether it has no anchor or tag and isn't an alias
 * @param entries the values of a mapping by key, except those from merge keys
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

  /** Returns whether it is a collection in block style that can be edited. */
  boolean block() {
    return bare && column >= 0;
  }
}
