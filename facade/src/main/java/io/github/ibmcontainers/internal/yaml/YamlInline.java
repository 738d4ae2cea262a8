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
 * Reads what stands within a line: names, plain and quoted values, and flow collections, which may
 * go on.
 */
final class YamlInline {
  private static final int DEEPEST = 64;
  private static final String FLOW = ",[]{}";

  private final String text;
  private final YamlLines lines;
  private final IdentityHashMap<YamlNode, Span> spans;

  YamlInline(String text, YamlLines lines, IdentityHashMap<YamlNode, Span> spans) {
    this.text = text;
    this.lines = lines;
    this.spans = spans;
  }

  /**
   * A name.
   *
   * @param end after its colon
   */
  record Key(String name, int end) {}

  /**
   * A value.
   *
   * @param line the line it ends on
   * @param end after its last character
   */
  record Value(YamlNode node, int line, int end) {}

  /** Whether a name and a colon start here. */
  boolean isKey(int line, int start) {
    char first = text.charAt(start);
    if (first == '?' && lines.isBlankOrEnd(line, start + 1)) {
      throw error(line, "a name over several lines is not supported");
    }
    if (first == '"' || first == '\'') {
      Quoted quoted = quoted(line, start);
      int colon = lines.skipBlanks(line, quoted.end());
      return colon < lines.end(line)
          && text.charAt(colon) == ':'
          && lines.isBlankOrEnd(line, colon + 1);
    }
    if (FLOW.indexOf(first) >= 0 || first == '|' || first == '>' || first == '#') {
      return false;
    }
    return plainColon(line, start) >= 0;
  }

  Key key(int line, int start) {
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      Quoted quoted = quoted(line, start);
      return new Key(quoted.value(), lines.skipBlanks(line, quoted.end()) + 1);
    }
    int colon = plainColon(line, start);
    requirePlainStart(line, start);
    String name = text.substring(start, colon).stripTrailing();
    requirePlain(line, name);
    if (name.equals("<<")) {
      throw error(line, "merge keys are not supported");
    }
    return new Key(name, colon + 1);
  }

  /** The colon that ends the plain name, or -1. */
  private int plainColon(int line, int start) {
    for (int i = start; i < lines.end(line); i++) {
      char c = text.charAt(i);
      if (c == ':' && lines.isBlankOrEnd(line, i + 1)) {
        return i;
      }
      if (c == '#' && i > start && lines.isBlankOrEnd(line, i - 1)) {
        return -1;
      }
    }
    return -1;
  }

  Value value(int line, int start) {
    char first = text.charAt(start);
    if (first == '{' || first == '[') {
      return new Flow(line).value(start, 0);
    }
    if (first == '"' || first == '\'') {
      Quoted quoted = quoted(line, start);
      return scalar(Scalar.of(quoted.value()), line, start, quoted.end());
    }
    requirePlainStart(line, start);
    int end = start;
    for (int i = start; i < lines.end(line); i++) {
      char c = text.charAt(i);
      if (c == '#' && i > start && lines.isBlankOrEnd(line, i - 1)) {
        break;
      }
      if (c == ':' && lines.isBlankOrEnd(line, i + 1)) {
        throw error(line, "a colon within a value without quotes");
      }
      if (c != ' ' && c != '\t') {
        end = i + 1;
      }
    }
    return plain(line, start, end);
  }

  private Value plain(int line, int start, int end) {
    String word = text.substring(start, end);
    requirePlain(line, word);
    return scalar(new Scalar(word, YamlWords.isText(word)), line, start, end);
  }

  private Value scalar(Scalar scalar, int line, int start, int end) {
    spans.put(scalar, new Span(start, end, -1));
    return new Value(scalar, line, end);
  }

  private static void requirePlain(int line, String word) {
    if (word.indexOf('\t') >= 0) {
      throw error(line, "a tab within a value without quotes");
    }
  }

  private void requirePlainStart(int line, int start) {
    char first = text.charAt(start);
    switch (first) {
      case '&', '*' -> throw error(line, "anchors and aliases are not supported");
      case '!' -> throw error(line, "tags are not supported");
      case '@', '`', '%', ',', ']', '}', '|', '>', '#' ->
          throw error(line, "a value without quotes cannot start with this character");
      case '?' -> {
        if (lines.isBlankOrEnd(line, start + 1)) {
          throw error(line, "a name over several lines is not supported");
        }
      }
      case '-', ':' -> {
        if (lines.isBlankOrEnd(line, start + 1)) {
          throw error(line, "a value without quotes cannot start with this character");
        }
      }
      default -> {}
    }
  }

  private record Quoted(String value, int end) {}

  private Quoted quoted(int line, int start) {
    return text.charAt(start) == '\'' ? singleQuoted(line, start) : doubleQuoted(line, start);
  }

  private Quoted singleQuoted(int line, int start) {
    StringBuilder value = new StringBuilder();
    for (int i = start + 1; i < lines.end(line); i++) {
      char c = text.charAt(i);
      if (c != '\'') {
        value.append(c);
      } else if (i + 1 < lines.end(line) && text.charAt(i + 1) == '\'') {
        value.append(c);
        i++;
      } else {
        return new Quoted(value.toString(), i + 1);
      }
    }
    throw error(line, "a quoted value that does not end on its line");
  }

  private Quoted doubleQuoted(int line, int start) {
    StringBuilder value = new StringBuilder();
    for (int i = start + 1; i < lines.end(line); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return new Quoted(value.toString(), i + 1);
      }
      if (c != '\\') {
        value.append(c);
        continue;
      }
      if (++i >= lines.end(line)) {
        break;
      }
      int digits =
          switch (text.charAt(i)) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
          };
      if (digits == 0) {
        value.append(escaped(line, text.charAt(i)));
      } else {
        value.appendCodePoint(codePoint(line, i + 1, digits));
        i += digits;
      }
    }
    throw error(line, "a quoted value that does not end on its line");
  }

  private int codePoint(int line, int start, int digits) {
    int code = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = i < lines.end(line) ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0 || text.charAt(i) > 'f' || code > 0x10ffff) {
        throw error(line, "an escape that names no character");
      }
      code = code * 16 + digit;
    }
    if (!Character.isValidCodePoint(code)) {
      throw error(line, "an escape that names no character");
    }
    return code;
  }

  private static char escaped(int line, char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000b';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001b';
      case ' ', '"', '/', '\\' -> c;
      case 'N' -> '\u0085';
      case '_' -> '\u00a0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default -> throw error(line, "an unknown escape");
    };
  }

  private static YamlException error(int line, String reason) {
    return new YamlException(line + 1, reason);
  }

  /** Collections in braces and brackets. */
  private final class Flow {
    private int line;

    Flow(int line) {
      this.line = line;
    }

    Value value(int start, int depth) {
      if (depth > DEEPEST) {
        throw error(line, "nested deeper than " + DEEPEST);
      }
      char first = text.charAt(start);
      if (first == '{') {
        return mapping(start, depth);
      }
      if (first == '[') {
        return sequence(start, depth);
      }
      if (first == '"' || first == '\'') {
        Quoted quoted = quoted(line, start);
        return scalar(Scalar.of(quoted.value()), line, start, quoted.end());
      }
      return plain(line, start, plainEnd(start));
    }

    private int plainEnd(int start) {
      requirePlainStart(line, start);
      char first = text.charAt(start);
      if (first == '-' || first == '?' || first == ':') {
        char second = start + 1 < lines.end(line) ? text.charAt(start + 1) : ' ';
        if (FLOW.indexOf(second) >= 0) {
          throw error(line, "a value without quotes cannot start with this character");
        }
      }
      int end = start;
      for (int i = start; i < lines.end(line); i++) {
        char c = text.charAt(i);
        if (FLOW.indexOf(c) >= 0
            || (c == ':' && endsName(i + 1))
            || (c == '#' && i > start && lines.isBlankOrEnd(line, i - 1))) {
          break;
        }
        if (c != ' ' && c != '\t') {
          end = i + 1;
        }
      }
      return end;
    }

    private boolean endsName(int place) {
      return lines.isBlankOrEnd(line, place) || FLOW.indexOf(text.charAt(place)) >= 0;
    }

    private Value mapping(int start, int depth) {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      int place = next(start + 1);
      while (text.charAt(place) != '}') {
        boolean quotedName = text.charAt(place) == '"' || text.charAt(place) == '\'';
        if (FLOW.indexOf(text.charAt(place)) >= 0) {
          throw error(line, "a name with a colon should stand here");
        }
        Value name = value(place, depth + 1);
        int nameLine = line;
        String key = ((Scalar) name.node()).text();
        if (key.equals("<<")) {
          throw error(line, "merge keys are not supported");
        }
        place = next(name.end());
        if (text.charAt(place) != ':' || line != nameLine || !(quotedName || endsName(place + 1))) {
          throw error(line, "a name without a value is not supported");
        }
        place = next(place + 1);
        Value value;
        if (text.charAt(place) == ',' || text.charAt(place) == '}') {
          value = scalar(new Scalar("", false), line, place, place);
        } else {
          value = value(place, depth + 1);
        }
        if (entries.put(key, value.node()) != null) {
          throw error(line, "a name stands twice in one mapping");
        }
        place = separator(value.end(), '}');
      }
      Mapping mapping = new Mapping(entries);
      spans.put(mapping, new Span(start, place + 1, -1));
      return new Value(mapping, line, place + 1);
    }

    private Value sequence(int start, int depth) {
      List<YamlNode> items = new ArrayList<>();
      int place = next(start + 1);
      while (text.charAt(place) != ']') {
        if (text.charAt(place) == ',') {
          throw error(line, "an item without a value");
        }
        Value item = value(place, depth + 1);
        items.add(item.node());
        place = separator(item.end(), ']');
      }
      Sequence sequence = new Sequence(items);
      spans.put(sequence, new Span(start, place + 1, -1));
      return new Value(sequence, line, place + 1);
    }

    /** After a comma, or at the end. */
    private int separator(int from, char end) {
      int place = next(from);
      if (text.charAt(place) == end) {
        return place;
      }
      if (text.charAt(place) != ',') {
        throw error(line, "a comma or " + end + " should stand here");
      }
      return next(place + 1);
    }

    /** The next character that counts, on this or a later line. */
    private int next(int from) {
      int place = from;
      while (true) {
        place = lines.skipBlanks(line, place);
        if (!lines.isEmptyFrom(line, place)) {
          return place;
        }
        line++;
        if (line >= lines.count()) {
          throw error(line - 1, "a collection in braces or brackets that does not end");
        }
        if (lines.marker(line)) {
          throw error(line, "the document ends within braces or brackets");
        }
        place = lines.start(line);
        lines.refuseTab(line);
      }
    }
  }
}
