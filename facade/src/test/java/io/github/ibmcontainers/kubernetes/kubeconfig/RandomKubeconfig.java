package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A valid kubeconfig as written by people: comments anywhere, all styles of scalars and
 * collections, anchors and aliases, tags, directives, CRLF, a byte order mark, no final line break.
 */
final class RandomKubeconfig {
  private final Random random;
  private final String indent;
  private int comments;
  private int anchors;

  private RandomKubeconfig(Random random) {
    this.random = random;
    this.indent = pick("", "", "  ");
  }

  static String text(long seed) {
    return new RandomKubeconfig(new Random(seed)).text();
  }

  private String text() {
    List<String> sections = new ArrayList<>();
    sections.add(one("apiVersion: v1"));
    sections.add(one("kind: Config"));
    sections.add(list("clusters", "cluster"));
    sections.add(list("users", "user"));
    sections.add(list("contexts", "context"));
    maybe(sections, one(pick("current-context: c0", "current-context: \"\"", "current-context:")));
    maybe(sections, one(pick("preferences: {}", "preferences: {colors: true, ?x: 1}")));
    maybe(
        sections,
        one(
            "extensions:\n- name: x\n  extension: |\n    text\n     deeper\n\n    # not a comment"));
    maybe(sections, one("x-folded: >-\n  one\n  two\n\n  three"));
    maybe(sections, one("x-kept: |+\n  line\n\n"));
    maybe(sections, one("x-words: [yes, 012, ~, \"q: #\", 'it''s', a b # c\n  , 2001-01-01]"));
    maybe(sections, one("x-plain: two\n  lines # c"));
    maybe(sections, one("x-ü: 😀 smile"));
    maybe(sections, one("x-tagged: !!str 12"));
    maybe(sections, one("x-local: !mine {a: b}"));
    maybe(sections, one("? x-explicit\n: value"));
    Collections.shuffle(sections, random);
    maybe(
        sections,
        one("x-base: &base {server: https://base:1}\nx-use:\n  <<: *base\n  more: *base"));
    StringBuilder text = new StringBuilder();
    text.append(pick("", "", "", "---\n", "%YAML 1.1\n---\n", "--- # start\n"));
    for (String section : sections) {
      text.append(comment("")).append(section).append('\n');
    }
    text.append(pick("", "", "# the end\n", "\n\n", "...\n"));
    String all = text.toString();
    if (random.nextInt(4) == 0) {
      all = all.stripTrailing();
    }
    if (random.nextInt(4) == 0) {
      all = all.replace("\n", "\r\n");
    }
    return (random.nextInt(8) == 0 ? "\uFEFF" : "") + all;
  }

  private void maybe(List<String> sections, String section) {
    if (random.nextInt(3) == 0) {
      sections.add(section);
    }
  }

  private String one(String lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines.split("\n", -1)) {
      text.append(text.isEmpty() ? "" : "\n").append(line.isEmpty() ? "" : indent).append(line);
    }
    return text.toString();
  }

  private String list(String section, String content) {
    if (random.nextInt(6) == 0) {
      return indent + section + pick(":", ": []", ": [] # none", ": # none", ": null", ": ~");
    }
    StringBuilder text = new StringBuilder(indent + section + ":" + pick("", "", " # list"));
    String dash = indent + pick("", "", "  ", "    ");
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      text.append('\n').append(comment(dash)).append(entry(dash, content, i));
    }
    return text.toString();
  }

  private String entry(String dash, String content, int number) {
    String name = pick("%s", "\"%s\"", "'%s'").formatted(content.charAt(0) + "" + number);
    String deeper = dash + "  ";
    return switch (random.nextInt(5)) {
      case 0 ->
          dash + "- {name: " + name + ", " + content + ": {a: 1, b: [x, y]}}" + pick("", " # c");
      case 1 -> dash + "-\n" + comment(deeper) + deeper + "name: " + name;
      case 2 ->
          dash
              + "- "
              + pick("", "&a" + anchors++ + " ")
              + "{name: "
              + name
              + ", "
              + content
              + ": {}}";
      case 3 ->
          dash
              + "- name: "
              + name
              + pick("", " # named")
              + "\n"
              + comment(deeper)
              + deeper
              + content
              + ":\n"
              + body(deeper + "  ");
      default ->
          dash
              + "-   "
              + content
              + ":\n"
              + body(dash + "      ")
              + "\n"
              + comment("")
              + dash
              + "    name: "
              + name;
    };
  }

  private String body(String in) {
    List<String> fields = new ArrayList<>();
    maybe(fields, in + "server: \"https://" + "a:1\"  # quoted");
    maybe(fields, in + "token: 'it''s'");
    maybe(fields, in + "data: |\n" + in + "  QUJD\n" + in + "  REVG\n");
    maybe(fields, in + "x-list:\n" + in + "- a\n" + in + "-  b: 1\n" + in + "   c: 2");
    maybe(fields, in + "long: \"one\n" + in + "  two\"");
    fields.add(in + "x-last: " + pick("yes", "\"\\u00e4\\n\"", "a#b", "{}", "~"));
    return String.join("\n", fields);
  }

  private String comment(String in) {
    return switch (random.nextInt(6)) {
      case 0 -> in + "# comment " + comments++ + ": {[\n";
      case 1 -> "\n";
      case 2 -> "      # far right " + comments++ + "\n";
      default -> "";
    };
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
