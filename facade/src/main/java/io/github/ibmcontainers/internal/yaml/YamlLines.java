package io.github.ibmcontainers.internal.yaml;

/** The lines of a text: where each starts, where its content starts and where it ends. */
final class YamlLines {
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final int count;

  YamlLines(String text) {
    if (text.length() > YamlDocument.LONGEST) {
      throw new YamlException(1, "longer than " + YamlDocument.LONGEST + " characters");
    }
    this.text = text;
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines++;
      } else if (!allowed(c, i)) {
        throw new YamlException(
            lines,
            "a control character, or one that ends a line in YAML 1.1 alone, is not supported");
      }
    }
    starts = new int[lines];
    ends = new int[lines];
    int line = 0;
    starts[0] = text.startsWith("\uFEFF") ? 1 : 0;
    for (int i = starts[0]; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n') {
        ends[line] = i > starts[line] && text.charAt(i - 1) == '\r' ? i - 1 : i;
        if (i < text.length()) {
          starts[++line] = i + 1;
        }
      }
    }
    // What follows the last line's end is no line.
    count = starts[line] == text.length() ? line : line + 1;
  }

  private boolean allowed(char c, int i) {
    if (c == '\r') {
      return i + 1 == text.length() ? false : text.charAt(i + 1) == '\n';
    }
    if (c == '\uFEFF') {
      return i == 0;
    }
    if (Character.isSurrogate(c)) {
      return Character.isHighSurrogate(c)
          ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
          : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    // U+0085, U+2028 and U+2029 end a line in YAML 1.1 and not in 1.2.
    return c == '\t'
        || (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c < 0xfffe && c != 0x2028 && c != 0x2029);
  }

  int count() {
    return count;
  }

  int start(int line) {
    return starts[line];
  }

  /** After the last character, before the line's end. */
  int end(int line) {
    return ends[line];
  }

  /** After the line's end. */
  int next(int line) {
    return line + 1 < starts.length ? starts[line + 1] : text.length();
  }

  int column(int line, int place) {
    return place - starts[line];
  }

  /** The first character that is no blank; the line's end if there is none. */
  int contentStart(int line) {
    return skip(line, starts[line], false);
  }

  int skipBlanks(int line, int from) {
    return skip(line, from, true);
  }

  private int skip(int line, int from, boolean tabs) {
    int place = from;
    while (place < ends[line]
        && (text.charAt(place) == ' ' || (tabs && text.charAt(place) == '\t'))) {
      place++;
    }
    return place;
  }

  /** Whether a line has nothing but blanks and a comment. */
  boolean isEmpty(int line) {
    int place = contentStart(line);
    return place == ends[line] || text.charAt(place) == '#';
  }

  /** Whether nothing but blanks and a comment follows that place, which is no blank itself. */
  boolean isEmptyFrom(int line, int place) {
    int content = skipBlanks(line, place);
    return content == ends[line]
        || (text.charAt(content) == '#' && (content == starts[line] || isBlank(content - 1)));
  }

  boolean isBlankOrEnd(int line, int place) {
    return place >= ends[line] || isBlank(place);
  }

  private boolean isBlank(int place) {
    return text.charAt(place) == ' ' || text.charAt(place) == '\t';
  }

  /** Whether the line starts or ends a document. */
  boolean marker(int line) {
    return marker(line, "---") || marker(line, "...");
  }

  boolean marker(int line, String word) {
    return text.startsWith(word, starts[line]) && isBlankOrEnd(line, starts[line] + 3);
  }

  void refuseTab(int line) {
    int content = contentStart(line);
    if (content < ends[line] && text.charAt(content) == '\t') {
      throw new YamlException(line + 1, "a tab in the indentation");
    }
  }

  /** The line that a place is on, searched from another that is not after it. */
  int lineOf(int place, int from) {
    int line = from;
    while (line + 1 < count && starts[line + 1] <= place) {
      line++;
    }
    return line;
  }
}
