package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges one kubeconfig document into another. */
final class KubeconfigMerge {
  private KubeconfigMerge() {}

  /**
   * @throws KubeconfigException if an entry with the same name has different content and may not be
   *     replaced
   */
  static Mapping merge(Mapping old, Mapping added, Set<MergeOption> options) {
    Map<String, YamlNode> result = new LinkedHashMap<>(old.entries());
    for (String section : Kubeconfig.SECTIONS) {
      List<YamlNode> items = new ArrayList<>(old.items(section));
      for (YamlNode item : added.items(section)) {
        put(section, items, (Mapping) item, options);
      }
      if (!items.isEmpty()) {
        result.put(section, new Sequence(items));
      }
    }
    Optional<String> current = added.text(Kubeconfig.CURRENT_CONTEXT);
    boolean none = old.text(Kubeconfig.CURRENT_CONTEXT).isEmpty();
    if (current.isPresent() && (none || options.contains(MergeOption.SWITCH_CONTEXT))) {
      result.put(Kubeconfig.CURRENT_CONTEXT, Scalar.of(current.get()));
    }
    return new Mapping(result);
  }

  private static void put(
      String section, List<YamlNode> items, Mapping entry, Set<MergeOption> options) {
    String name = KubeconfigEntries.name(entry);
    for (int i = 0; i < items.size(); i++) {
      Mapping other = (Mapping) items.get(i);
      if (!KubeconfigEntries.name(other).equals(name)) {
        continue;
      }
      if (!other.equals(entry)) {
        if (!options.contains(MergeOption.REPLACE_SAME_NAMES)) {
          throw new KubeconfigException(
              "The existing kubeconfig was not changed: its %s have a \"%s\" with different content. Use REPLACE_SAME_NAMES to replace it."
                  .formatted(section, name));
        }
        items.set(i, entry);
      }
      return;
    }
    items.add(entry);
  }

  /**
   * Merges two documents like kubectl merges a list of files: the first definition takes
   * precedence.
   */
  static Mapping firstWins(Mapping first, Mapping second) {
    Map<String, YamlNode> result = new LinkedHashMap<>(first.entries());
    second.entries().forEach(result::putIfAbsent);
    for (String section : Kubeconfig.SECTIONS) {
      Map<String, YamlNode> items = new LinkedHashMap<>();
      for (Mapping source : List.of(first, second)) {
        for (YamlNode item : source.items(section)) {
          items.putIfAbsent(KubeconfigEntries.name((Mapping) item), item);
        }
      }
      result.put(section, new Sequence(List.copyOf(items.values())));
    }
    second
        .text(Kubeconfig.CURRENT_CONTEXT)
        .filter(context -> first.text(Kubeconfig.CURRENT_CONTEXT).isEmpty())
        .ifPresent(context -> result.put(Kubeconfig.CURRENT_CONTEXT, Scalar.of(context)));
    return new Mapping(result);
  }
}
