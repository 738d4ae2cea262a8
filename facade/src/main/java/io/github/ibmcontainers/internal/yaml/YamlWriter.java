package io.github.ibmcontainers.internal.yaml;

import io.github.ibmcontainers.internal.yaml.YamlNode.Mapping;
import io.github.ibmcontainers.internal.yaml.YamlNode.Scalar;
import io.github.ibmcontainers.internal.yaml.YamlNode.Sequence;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes values in the way kubectl does: names in lines of their own, dashes below the name's first
 * letter, text without quotes only where nobody can take it for something else.
 */
public final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@:+=-]*");

  private final StringBuilder out = new StringBuilder();
  private final String lineEnd;

  private YamlWriter(String lineEnd) {
    this.lineEnd = lineEnd;
  }

  /** A value as a document, or as a part of one with that indentation; ends with a line end. */
  public static String write(YamlNode node, int indent, String lineEnd) {
    YamlWriter writer = new YamlWriter(lineEnd);
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      writer.mapping(mapping, indent, true);
    } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
      writer.sequence(sequence, indent);
    } else {
      writer.out.append(" ".repeat(indent)).append(inline(node)).append(lineEnd);
    }
    return writer.out.toString();
  }

  /** A single value, or an empty collection, for within a line. */
  public static String inline(YamlNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.string() ? text(scalar.text()) : scalar.text();
    }
    return node instanceof Mapping ? "{}" : "[]";
  }

  private void mapping(Mapping mapping, int indent, boolean indentFirst) {
    boolean first = !indentFirst;
    for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
      if (!first) {
        out.append(" ".repeat(indent));
      }
      first = false;
      out.append(text(entry.getKey())).append(':');
      YamlNode value = entry.getValue();
      if (value instanceof Mapping inner && !inner.entries().isEmpty()) {
        out.append(lineEnd);
        mapping(inner, indent + 2, true);
      } else if (value instanceof Sequence inner && !inner.items().isEmpty()) {
        out.append(lineEnd);
        sequence(inner, indent);
      } else {
        String inline = inline(value);
        out.append(inline.isEmpty() ? "" : " ").append(inline).append(lineEnd);
      }
    }
  }

  private void sequence(Sequence sequence, int indent) {
    for (YamlNode item : sequence.items()) {
      out.append(" ".repeat(indent)).append('-');
      if (item instanceof Mapping inner && !inner.entries().isEmpty()) {
        out.append(' ');
        mapping(inner, indent + 2, false);
      } else if (item instanceof Sequence inner && !inner.items().isEmpty()) {
        out.append(lineEnd);
        sequence(inner, indent + 2);
      } else {
        String inline = inline(item);
        out.append(inline.isEmpty() ? "" : " ").append(inline).append(lineEnd);
      }
    }
  }

  private static String text(String text) {
    if (PLAIN.matcher(text).matches() && !text.endsWith(":") && YamlWords.isText(text)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c >= 0x20 && c <= 0x7e) {
            quoted.append(c);
          } else if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            quoted.append(String.format("\\U%08X", text.codePointAt(i++)));
          } else {
            quoted.append(String.format("\\u%04X", (int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
