package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Differential test of reading and merging kubeconfigs against SnakeYAML. */
class MergeDifferentialTest {
  private static final int DOCUMENTS = 12_000;
  private static final Pattern EMPTY =
      Pattern.compile("(clusters|users|contexts): *(\\[]|null|~)( *#.*)?");
  private static final Set<String> SECTIONS = Set.of("clusters", "users", "contexts");

  @Test
  @DisplayName(
      "12,000 kubeconfigs are read as by SnakeYAML; a merge adds the new values and keeps all other lines")
  void mergesWithoutLoss() {
    int merged = 0;
    int refused = 0;
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      String old = RandomKubeconfig.text(seed);
      Mapping before = (Mapping) Oracle.read(old);
      require(Oracle.agree(Kubeconfig.parse(old).root(), before), "other values", seed, old);
      Set<MergeOption> options = options(new Random(seed));
      Kubeconfig added = added(seed % 3 == 0 ? "0" : "9");
      String text;
      try {
        text = KubeconfigEditor.merge(old, added.root(), options);
      } catch (KubeconfigException e) {
        refused++;
        require(
            e.getMessage().startsWith("The existing kubeconfig was not changed")
                && !e.getMessage().contains("https")
                && !e.getMessage().contains("comment"),
            e.getMessage(),
            seed,
            old);
        continue;
      }
      merged++;
      Mapping after = (Mapping) Oracle.read(text);
      require(
          Oracle.agree(expected(before, added.root(), options), sorted(after)),
          "merged has other values",
          seed,
          text);
      requireLines(old, text, options, seed);
    }
    assertThat(merged).isGreaterThan(8000);
    assertThat(refused).isPositive();
  }

  /** A cheap assertion: its description is built only if it fails. */
  private static void require(boolean condition, String what, int seed, String text) {
    if (!condition) {
      throw new AssertionError(what + " in document " + seed + ":\n" + text);
    }
  }

  private static Set<MergeOption> options(Random random) {
    Set<MergeOption> options = EnumSet.noneOf(MergeOption.class);
    for (MergeOption option : MergeOption.values()) {
      if (random.nextInt(3) > 0) {
        options.add(option);
      }
    }
    return options;
  }

  /**
   * Returns a kubeconfig whose entries have a name that most documents contain, or one that none
   * contains.
   */
  private static Kubeconfig added(String suffix) {
    return Kubeconfig.of(
        "c" + suffix,
        KubeconfigCluster.of("c" + suffix, "https://new:1", Optional.of("PEM")),
        new KubeconfigUser.Token("u" + suffix, "new: # token"));
  }

  /** Returns the expected result, derived from SnakeYAML's reading only. */
  private static YamlNode expected(Mapping before, Mapping added, Set<MergeOption> options) {
    Map<String, YamlNode> result = new LinkedHashMap<>(before.entries());
    for (String section : SECTIONS) {
      Map<String, YamlNode> items = new LinkedHashMap<>();
      before.items(section).forEach(item -> items.put(name(item), item));
      added.items(section).forEach(item -> items.put(name(item), item));
      result.put(section, new Sequence(List.copyOf(items.values())));
    }
    boolean switches =
        before.text("current-context").isEmpty() || options.contains(MergeOption.SWITCH_CONTEXT);
    if (switches) {
      result.put("current-context", added.entries().get("current-context"));
    }
    return sorted(new Mapping(result));
  }

  private static String name(YamlNode item) {
    return ((Mapping) item).text("name").orElseThrow();
  }

  /** Sorts the keys: new keys may be at any position. */
  private static Mapping sorted(Mapping mapping) {
    return new Mapping(new TreeMap<>(mapping.entries()));
  }

  /** Every line stays, in order, except those of replaced entries and formerly empty ones. */
  private static void requireLines(String old, String text, Set<MergeOption> options, int seed) {
    require(text.startsWith("\uFEFF") == old.startsWith("\uFEFF"), "byte order mark", seed, text);
    require(
        !old.contains("\r\n") || !text.replace("\r\n", "").contains("\n"), "line ends", seed, text);
    List<String> after = text.replace("\uFEFF", "").lines().toList();
    boolean replaces = options.contains(MergeOption.REPLACE_SAME_NAMES);
    int place = 0;
    for (String line : old.replace("\uFEFF", "").lines().toList()) {
      if (!mayChange(line, replaces)) {
        while (place < after.size() && !after.get(place).equals(line)) {
          place++;
        }
        require(place < after.size(), "a line is lost: <<" + line + ">>", seed, text);
        place++;
      }
      if (line.contains("# none")) {
        require(text.contains("# none"), "a comment is lost", seed, text);
      }
    }
  }

  private static boolean mayChange(String line, boolean replaces) {
    String content = line.strip();
    return content.startsWith("current-context:")
        || EMPTY.matcher(content).matches()
        // Lines of replaced entries; top-level lines outside of lists always stay.
        || (replaces && (line.isBlank() || " -#".indexOf(line.charAt(0)) >= 0));
  }
}
