package io.github.ibmcontainers.internal.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Text over several lines, after {@code |} (as it stands) or {@code >} (folded).
 *
 * @param value the text
 * @param nextLine the first line after it
 */
record YamlBlockText(String value, int nextLine) {

  static YamlBlockText read(String text, YamlLines lines, int line, int start, int parentColumn) {
    boolean folded = text.charAt(start) == '>';
    int explicit = 0;
    char chomp = ' ';
    int place = start + 1;
    for (; place < lines.end(line); place++) {
      char c = text.charAt(place);
      if ((c == '-' || c == '+') && chomp == ' ') {
        chomp = c;
      } else if (c >= '1' && c <= '9' && explicit == 0) {
        explicit = c - '0';
      } else {
        break;
      }
    }
    if (!lines.isBlankOrEnd(line, place) || !lines.isEmptyFrom(line, place)) {
      throw new YamlException(line + 1, "text after the sign of a block of text");
    }
    int indent = explicit == 0 ? -1 : Math.max(parentColumn, 0) + explicit;
    List<String> content = new ArrayList<>();
    int widestEmpty = 0;
    int at = line + 1;
    for (; at < lines.count(); at++) {
      int first = lines.contentStart(at);
      int column = lines.column(at, first);
      boolean empty = first == lines.end(at);
      if (indent < 0) {
        if (empty) {
          widestEmpty = Math.max(widestEmpty, column);
        } else if (column <= parentColumn) {
          break;
        } else if (column < widestEmpty) {
          throw new YamlException(at + 1, "a block of text that starts with a line of more blanks");
        } else if (text.charAt(first) == '\t') {
          throw new YamlException(at + 1, "a tab in the indentation");
        } else {
          indent = column;
        }
      }
      if (empty && (indent < 0 || column <= indent)) {
        content.add("");
      } else if (column >= indent) {
        content.add(text.substring(lines.start(at) + indent, lines.end(at)));
      } else {
        break;
      }
    }
    int trailing = 0;
    while (trailing < content.size() && content.get(content.size() - 1 - trailing).isEmpty()) {
      trailing++;
    }
    List<String> body = content.subList(0, content.size() - trailing);
    String value = folded ? fold(body) : String.join("\n", body);
    if (chomp == '+') {
      value += "\n".repeat(body.isEmpty() ? trailing : trailing + 1);
    } else if (chomp == ' ' && !body.isEmpty()) {
      value += "\n";
    }
    return new YamlBlockText(value, at);
  }

  /**
   * A single line end between two lines of text becomes a blank; lines that stand deeper stay as
   * they are.
   */
  private static String fold(List<String> lines) {
    StringBuilder text = new StringBuilder();
    boolean deeperBefore = true;
    int empty = 0;
    for (String line : lines) {
      if (line.isEmpty()) {
        empty++;
        continue;
      }
      boolean deeper = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (text.isEmpty() && deeperBefore) {
        text.append("\n".repeat(empty));
      } else if (deeper || deeperBefore) {
        text.append("\n".repeat(empty + 1));
      } else {
        text.append(empty == 0 ? " " : "\n".repeat(empty));
      }
      text.append(line);
      deeperBefore = deeper;
      empty = 0;
    }
    return text.toString();
  }
}
