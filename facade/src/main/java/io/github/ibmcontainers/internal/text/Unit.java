package io.github.ibmcontainers.internal.text;

/**
 * Reads a text one unit at a time: a character or what stands for one, such as an escaped quote or
 * {@code %3D}. A run of backslashes is read together with the character that it escapes, so that
 * nested JSON of any depth takes one pass. A cursor: its fields describe the unit read last.
 */
final class Unit {
  private final CharSequence text;
  private final int length;

  /** What the unit stands for; NUL behind the end of the text. */
  char value;

  /** Where the next unit begins. */
  int end;

  /** How many backslashes precede the character. */
  int slashes;

  /** Whether it is percent-encoded. */
  boolean percent;

  Unit(CharSequence text) {
    this.text = text;
    this.length = text.length();
  }

  /** Reads the unit at a position. */
  Unit at(int position) {
    slashes = 0;
    percent = false;
    if (position >= length) {
      value = '\0';
      end = length;
      return this;
    }
    value = text.charAt(position);
    end = position + 1;
    if (value == '\\') {
      escaped();
    } else if (value == '%' && hex(end, 2) >= 0) {
      value = (char) hex(end, 2);
      end += 2;
      percent = true;
    }
    return this;
  }

  private void escaped() {
    int after = end;
    while (after < length && text.charAt(after) == '\\') {
      after++;
    }
    slashes = after - end + 1;
    end = after;
    char c = after < length ? text.charAt(after) : '\0';
    switch (c) {
      case '"', '\'', '/' -> unit(c, 1);
      case 'n' -> unit('\n', 1);
      case 'r' -> unit('\r', 1);
      case 't' -> unit('\t', 1);
      case 'u' -> coded(4);
      case 'x' -> coded(2);
      default -> {}
    }
  }

  private void coded(int digits) {
    int code = hex(end + 1, digits);
    if (code >= 0) {
      unit((char) code, 1 + digits);
    }
  }

  private void unit(char stands, int characters) {
    value = stands;
    end += characters;
  }

  private int hex(int from, int digits) {
    if (from + digits > length) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  boolean isEnd() {
    return value == '\0' && end == length;
  }

  boolean isBlank() {
    return value == ' ' || value == '\t';
  }

  boolean isLineBreak() {
    return value == '\n' || value == '\r';
  }

  boolean isQuote() {
    return value == '"' || value == '\'';
  }

  /** Letters, digits and what joins them in a name. */
  boolean isName() {
    return isNameStart() || value == '-' || value == '.';
  }

  boolean isNameStart() {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || value == '_';
  }
}
