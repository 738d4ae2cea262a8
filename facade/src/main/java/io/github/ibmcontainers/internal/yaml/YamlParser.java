package io.github.ibmcontainers.internal.yaml;

import io.github.ibmcontainers.internal.yaml.YamlDocument.Span;
import io.github.ibmcontainers.internal.yaml.YamlNode.Mapping;
import io.github.ibmcontainers.internal.yaml.YamlNode.Scalar;
import io.github.ibmcontainers.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads block mappings and sequences by their indentation; what stands within a line is {@link
 * YamlInline}'s. Anchors, aliases, tags, merge keys, several documents and plain or quoted values
 * over several lines are refused by name.
 */
final class YamlParser {
  private static final int DEEPEST = 64;

  private final String text;
  private final YamlLines lines;
  private final YamlInline inline;
  private final IdentityHashMap<YamlNode, Span> spans = new IdentityHashMap<>();

  /** The line that is read next. */
  private int at;

  private int depth;

  YamlParser(String text) {
    this.text = text;
    this.lines = new YamlLines(text);
    this.inline = new YamlInline(text, lines, spans);
  }

  YamlDocument document() {
    skipEmpty();
    if (at < lines.count() && text.startsWith("%", lines.start(at))) {
      throw error("directives are not supported");
    }
    if (at < lines.count() && lines.marker(at, "...")) {
      throw error("the document ends before it starts");
    }
    if (at < lines.count() && lines.marker(at, "---")) {
      if (!lines.isEmptyFrom(at, lines.start(at) + 3)) {
        throw error("a value on the line of the document's start is not supported");
      }
      at++;
      skipEmpty();
    }
    YamlNode root = new Scalar("", false);
    if (at < lines.count() && !lines.marker(at)) {
      root = block(lines.contentStart(at));
    }
    if (at < lines.count() && lines.marker(at, "...")) {
      at++;
      skipEmpty();
    }
    if (at < lines.count()) {
      throw error(
          lines.marker(at, "---")
              ? "a second document is not supported"
              : "the indentation fits to nothing before it");
    }
    return new YamlDocument(text, root, spans);
  }

  /** The value that starts at that place of the current line, over as many lines as it takes. */
  private YamlNode block(int start) {
    if (++depth > DEEPEST) {
      throw error("nested deeper than " + DEEPEST);
    }
    try {
      if (isDash(start)) {
        return sequence(start);
      }
      if (inline.isKey(at, start)) {
        return mapping(start);
      }
      if (text.charAt(start) == '|' || text.charAt(start) == '>') {
        throw error("a block of text whose sign stands on a line of its own is not supported");
      }
      return value(start, lines.column(at, start) - 1);
    } finally {
      depth--;
    }
  }

  private Mapping mapping(int start) {
    int column = lines.column(at, start);
    int lineStart = lines.start(at);
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    int keyStart = start;
    while (true) {
      if (!inline.isKey(at, keyStart)) {
        throw error(
            isDash(keyStart)
                ? "an item of a sequence where a name should stand"
                : "a name with a colon should stand here");
      }
      YamlInline.Key key = inline.key(at, keyStart);
      if (entries.containsKey(key.name())) {
        throw error("a name stands twice in one mapping");
      }
      entries.put(key.name(), entryValue(key.end(), column));
      if (!nextAt(column)) {
        break;
      }
      keyStart = lines.start(at) + column;
    }
    Mapping mapping = new Mapping(entries);
    spans.put(mapping, new Span(lineStart, consumed(), column));
    return mapping;
  }

  /** The value after a name and its colon. */
  private YamlNode entryValue(int afterColon, int column) {
    int valueStart = lines.skipBlanks(at, afterColon);
    if (!lines.isEmptyFrom(at, valueStart)) {
      return value(valueStart, column);
    }
    int empty = afterColon;
    at++;
    skipEmpty();
    if (at < lines.count() && !lines.marker(at)) {
      int next = lines.contentStart(at);
      int indent = lines.column(at, next);
      if (indent > column) {
        return block(next);
      }
      if (indent == column && isDash(next)) {
        return sequence(next);
      }
    }
    return nothing(empty);
  }

  private Sequence sequence(int start) {
    if (++depth > DEEPEST) {
      throw error("nested deeper than " + DEEPEST);
    }
    int column = lines.column(at, start);
    int lineStart = lines.start(at);
    List<YamlNode> items = new ArrayList<>();
    int dash = start;
    while (true) {
      int itemStart = lines.start(at);
      YamlNode item = item(dash, column);
      items.add(item);
      Span own = spans.get(item);
      if (own != null && own.block()) {
        // An edit of an item takes its dash along.
        spans.put(item, new Span(itemStart, own.end(), own.indent()));
      }
      if (at < lines.count()
          && !lines.marker(at)
          && lines.column(at, lines.contentStart(at)) == column
          && isDash(lines.contentStart(at))) {
        dash = lines.contentStart(at);
        continue;
      }
      refuseDeeper(column);
      break;
    }
    depth--;
    Sequence sequence = new Sequence(items);
    spans.put(sequence, new Span(lineStart, consumed(), column));
    return sequence;
  }

  private YamlNode item(int dash, int column) {
    int valueStart = lines.skipBlanks(at, dash + 1);
    if (!lines.isEmptyFrom(at, valueStart)) {
      char first = text.charAt(valueStart);
      return first == '|' || first == '>' ? value(valueStart, column) : block(valueStart);
    }
    at++;
    skipEmpty();
    if (at < lines.count() && !lines.marker(at)) {
      int next = lines.contentStart(at);
      if (lines.column(at, next) > column) {
        return block(next);
      }
    }
    return nothing(dash + 1);
  }

  /**
   * A value that starts on this line: quoted, plain, flow or block text. Moves to the next content
   * line.
   */
  private YamlNode value(int start, int parentColumn) {
    char first = text.charAt(start);
    if (first == '|' || first == '>') {
      YamlBlockText block = YamlBlockText.read(text, lines, at, start, parentColumn);
      at = block.nextLine();
      Scalar scalar = Scalar.of(block.value());
      spans.put(scalar, new Span(start, consumed(), -1));
      skipEmpty();
      refuseDeeper(parentColumn);
      return scalar;
    }
    YamlInline.Value value = inline.value(at, start);
    at = value.line();
    if (!lines.isEmptyFrom(at, lines.skipBlanks(at, value.end()))) {
      throw error("unexpected text after a value");
    }
    at++;
    skipEmpty();
    if (at < lines.count()
        && !lines.marker(at)
        && lines.column(at, lines.contentStart(at)) > parentColumn) {
      throw error("a value over several lines is not supported here, or the indentation is wrong");
    }
    return value.node();
  }

  private Scalar nothing(int place) {
    Scalar scalar = new Scalar("", false);
    spans.put(scalar, new Span(place, place, -1));
    return scalar;
  }

  /** Whether the next content line is a further entry at that column. */
  private boolean nextAt(int column) {
    if (at >= lines.count() || lines.marker(at)) {
      return false;
    }
    refuseDeeper(column);
    return lines.column(at, lines.contentStart(at)) == column;
  }

  private void refuseDeeper(int column) {
    if (at < lines.count()
        && !lines.marker(at)
        && lines.column(at, lines.contentStart(at)) > column) {
      throw error("deeper indentation than expected");
    }
  }

  private boolean isDash(int place) {
    return text.charAt(place) == '-' && lines.isBlankOrEnd(at, place + 1);
  }

  /** The end of the last line that held content before the current one. */
  private int consumed() {
    for (int i = Math.min(at, lines.count()) - 1; i >= 0; i--) {
      if (!lines.isEmpty(i)) {
        return lines.next(i);
      }
    }
    return 0;
  }

  private void skipEmpty() {
    while (at < lines.count() && lines.isEmpty(at)) {
      at++;
    }
    if (at < lines.count()) {
      lines.refuseTab(at);
    }
  }

  private YamlException error(String reason) {
    return new YamlException(Math.min(at, lines.count() - 1) + 1, reason);
  }
}
