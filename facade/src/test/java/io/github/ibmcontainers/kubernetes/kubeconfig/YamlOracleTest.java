package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** What the reader and writer make of random documents, against another YAML library. */
class YamlOracleTest {
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
          "y: 2001-01-01");

  @Property(tries = 10_000)
  void neverReadsAnotherMeaning(@ForAll("texts") String text) {
    YamlNode ours;
    try {
      ours = YamlReader.read(text).node();
    } catch (KubeconfigException refused) {
      return;
    }
    YamlNode theirs;
    try {
      theirs = Oracle.read(text);
    } catch (YAMLException e) {
      throw new AssertionError("accepted what is no YAML: <<" + text + ">>: " + e.getMessage(), e);
    }
    assertThat(Oracle.agree(ours, theirs)).as("<<%s>>", text).isTrue();
  }

  @Property(tries = 10_000)
  void refusesGarbageByName(@ForAll String text) {
    try {
      assertThat(YamlReader.read(text).node()).isNotNull();
    } catch (KubeconfigException refused) {
      assertThat(refused.getMessage().length()).isPositive();
    }
  }

  @Property
  void readsWhatTheOtherWrites(
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
      // Some of its indentation indicators it cannot read itself.
      return;
    }
    YamlNode read;
    try {
      read = YamlReader.read(text).node();
    } catch (KubeconfigException e) {
      assertThat(e).as("<<%s>>", text).hasMessageContaining("not supported");
      return;
    }
    assertThat(Oracle.agree(read, theirs)).as("<<%s>>", text).isTrue();
  }

  @Property
  void writesWhatTheOtherReads(@ForAll("nodes") YamlNode node, @ForAll boolean windows) {
    String text = YamlWriter.write(node, 0, windows ? "\r\n" : "\n");
    assertThat(YamlReader.read(text).node()).as("<<%s>>", text).isEqualTo(node);
    assertThat(Oracle.agree(node, Oracle.read(text))).as("<<%s>>", text).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.of("", "", "", " ", "  ", "    "), Arbitraries.of(PIECES))
            .as(String::concat);
    return line.list().ofMinSize(1).ofMaxSize(7).map(lines -> String.join("\n", lines) + "\n");
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
