package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** Differential test of reader and writer against SnakeYAML, on random documents. */
class YamlDifferentialTest {
  private static final List<String> INDENTS = List.of("", "", "", " ", "  ", "    ");

  private static final List<String> PIECES =
      List.of(
          "a: b",
          "a:",
          "- x",
          "-",
          "  b: 'c'",
          "  - d: e",
          "    f: \"g\\n\"",
          "# c",
          " # d",
          "{}",
          "[]",
          "k: {a: 1, b: [c, 'd']}",
          "k: [",
          "]",
          "  text",
          "---",
          "...",
          "? x",
          "&a b",
          "*a",
          "!t x",
          "|",
          "s: |",
          "s: >-",
          "s: |2",
          "  line one",
          "   deeper",
          "",
          "\t",
          "a: 'it''s'",
          "\"q\": x",
          "b: yes",
          "c: 012",
          "d: ~",
          "e: a: b",
          "f: a #b",
          "g: a#b",
          "h: - x",
          "- - y",
          "-  z: 1",
          "   y: 2",
          "i: @x",
          "<<: {a: b}",
          "j: {a}",
          "k: [a: b]",
          "l: {a:b}",
          "m: {\"a\":b}",
          "n: http://x:1/y",
          "o: [x,]",
          "p: \"a",
          "q: x: ",
          "r: -",
          "s: ?",
          "t: :",
          "u: [a, b",
          "v: }",
          "%YAML 1.1",
          "w: \"\\u00e4\"",
          "x: 1e3",
          "y: 2001-01-01",
          "z: &c",
          "aa: *c",
          "ab: &d {x: 1}",
          "ac: *d",
          "<<: *d",
          "<<: [*d, {y: 2}]",
          "ad: !!str 12",
          "ae: !!int \"12\"",
          "af: !local {a: b}",
          "ag: !e!x y",
          "ah: {?x: 1}",
          "ai: {? x: 1, ?y: 2, z}",
          "aj: >+",
          "ak: |-",
          "al: \"two",
          "  lines\"",
          "am: 'two",
          "  words'",
          "an: plain",
          "   continued # c",
          "ao: {a: 1, # c",
          "  b: 2}",
          "ap: ä😀 # ü",
          "aq: \"\\ud83d\\ude00\\/\"",
          "? ar",
          ": as",
          "at: [a, &x b, *x]",
          "au: \"a\\",
          "av:\tb",
          "aw: b\t# c",
          "{\"ax\": {\"y\": [1, true, null]}}",
          "ay: [",
          "az: - 1");

  /**
   * Reasons to reject a text that SnakeYAML accepts: differences between YAML 1.1 and 1.2, and
   * limits.
   */
  private static final Pattern REASON =
      Pattern.compile(
          "it contains a character that .*"
              + "|line \\d+: (a key that is a mapping or a list|a key occurs twice in one mapping"
              + "|an escape that isn't a Unicode character|a merge key whose value isn't a mapping"
              + "|binary values aren't supported|not valid YAML)");

  @Test
  @DisplayName(
      "20,000 documents of random lines have the same values or are rejected with a reason")
  void sameValues() {
    int both = 0;
    int refused = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      String text = text(new Random(seed));
      YamlNode theirs;
      try {
        theirs = Oracle.read(text);
      } catch (YAMLException | ClassCastException e) {
        continue;
      }
      try {
        YamlNode ours = YamlReader.read(text).node();
        both++;
        assertThat(Oracle.agree(ours, theirs)).as("%d <<%s>>", seed, text).isTrue();
      } catch (KubeconfigException e) {
        refused++;
        assertThat(e.getMessage()).as("%d <<%s>>", seed, text).matches(REASON);
      }
    }
    assertThat(both).isGreaterThan(3000);
    assertThat(refused).isLessThan(both / 50);
  }

  private static String text(Random random) {
    List<String> lines = new ArrayList<>();
    if (random.nextInt(12) == 0) {
      lines.add(random.nextBoolean() ? "%YAML 1.1\n---" : "%TAG !e! tag:example.com,2000:\n---");
    }
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      lines.add(pick(random, INDENTS) + pick(random, PIECES));
    }
    String end = random.nextInt(4) == 0 ? "" : "\n";
    String text = String.join("\n", lines) + end;
    return (random.nextInt(10) == 0 ? "\uFEFF" : "")
        + (random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Property(tries = 1000)
  void rejectsInvalidTextWithAReason(@ForAll String text) {
    try {
      assertThat(YamlReader.read(text).node()).isNotNull();
    } catch (KubeconfigException refused) {
      assertThat(refused.getMessage().length()).isPositive();
    }
  }

  @Property
  void readsSnakeYamlsOutput(
      @ForAll("nodes") YamlNode node, @ForAll @IntRange(min = 0, max = 4) int style) {
    DumperOptions options = new DumperOptions();
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    switch (style) {
      case 0 -> options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
      case 1 -> options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
      case 2 -> {
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.LITERAL);
      }
      case 3 -> {
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndent(4);
      }
      default -> options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    }
    String text = Oracle.dump(node, options);
    if (text.lines().anyMatch(line -> line.startsWith("? ") || line.contains(" ? "))) {
      return;
    }
    YamlNode theirs;
    try {
      theirs = Oracle.read(text);
    } catch (YAMLException e) {
      // SnakeYAML can't read some of its own indentation indicators.
      return;
    }
    if (text.matches("(?s).*[\u0085\u2028\u2029].*")) {
      return;
    }
    YamlNode read = YamlReader.read(text).node();
    assertThat(Oracle.agree(read, theirs)).as("<<%s>>", text).isTrue();
  }

  @Property
  void writesWhatSnakeYamlReads(@ForAll("nodes") YamlNode node, @ForAll boolean windows) {
    String text = YamlWriter.write(node, 0, windows ? "\r\n" : "\n");
    assertThat(YamlReader.read(text).node()).as("<<%s>>", text).isEqualTo(node);
    assertThat(Oracle.agree(node, Oracle.read(text))).as("<<%s>>", text).isTrue();
  }

  @Provide
  Arbitrary<YamlNode> nodes() {
    return node(3);
  }

  private static Arbitrary<YamlNode> node(int depth) {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.of(
                "mycluster",
                "true",
                "no",
                "12",
                "0x1f",
                "",
                "~",
                "a b",
                "a: b",
                "- x",
                "#c",
                "a #b",
                "it's",
                "\"q\"",
                "line\nline",
                "line\n",
                "\ttab",
                "ä€😀",
                "{}",
                "[x]",
                "*a",
                "&a",
                "!t",
                "@x",
                "`x",
                "%x",
                "=",
                "<<",
                "12:30:45",
                "2026-01-01",
                "1_000",
                ".inf",
                "a,b",
                "c:d",
                "key:",
                "?",
                "-",
                ":",
                "\u0085x",
                " lead"),
            Arbitraries.strings().alpha().numeric().withChars("-_./+=: #'\"\n").ofMaxLength(20));
    Arbitrary<YamlNode> scalar = words.map(YamlNode.Scalar::of);
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<YamlNode> mapping =
        Combinators.combine(
                words.filter(word -> !word.equals("<<")).list().ofMaxSize(4).uniqueElements(),
                node(depth - 1).list().ofSize(4))
            .as(
                (names, values) -> {
                  Map<String, YamlNode> entries = new LinkedHashMap<>();
                  for (int i = 0; i < names.size(); i++) {
                    entries.put(names.get(i), values.get(i));
                  }
                  return new YamlNode.Mapping(entries);
                });
    Arbitrary<YamlNode> sequence = node(depth - 1).list().ofMaxSize(4).map(YamlNode.Sequence::new);
    return Arbitraries.oneOf(scalar, mapping, sequence);
  }
}
