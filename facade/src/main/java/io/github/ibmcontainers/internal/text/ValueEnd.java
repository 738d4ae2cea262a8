package io.github.ibmcontainers.internal.text;

import java.util.function.BooleanSupplier;

/**
 * Finds the end of a secret value that begins at a known position. Each method visits the
 * characters of the value once, and a few behind it.
 */
final class ValueEnd {
  /** How far the scanner looks ahead for the end of a quoted text. */
  private static final int LONGEST_QUOTED = 4096;

  private final CharSequence text;
  private final int length;
  private final Unit unit;
  private final Unit ahead;

  ValueEnd(CharSequence text) {
    this.text = text;
    this.length = text.length();
    this.unit = new Unit(text);
    this.ahead = new Unit(text);
  }

  /** The line that a field is on. */
  record Line(int begin, int slashes, char quote) {
    /** Whether a line break or quote with so many backslashes ends a value on this line. */
    boolean encloses(int backslashes) {
      return backslashes <= slashes;
    }
  }

  /**
   * The value of a field at the start of a line: its line, and lines that continue it.
   *
   * @param bracketed whether a bracket is open: then the line may be one of a list or object
   */
  int block(int start, int column, boolean bracketed, Line line) {
    int from = withoutTag(start);
    unit.at(from);
    if (unit.isQuote() || isOpening(unit)) {
      int end = unit.isQuote() ? string(from, line) : bracket(from, line);
      if (isLast(end)) {
        return end;
      }
      from = end;
    }
    int end = bracketed ? wrapped(from, line) : endOfLine(from, line);
    boolean empty = isEmpty(from, end);
    int at = end;
    while (breaks(unit.at(at), line)) {
      int begin = unit.end;
      int first = blanks(begin);
      unit.at(first);
      boolean deeper = first - begin > column;
      boolean item = empty && first - begin == column && isDash(first);
      if (breaks(unit, line)) {
        at = first;
        continue;
      }
      if (unit.isEnd() || !(deeper || item)) {
        break;
      }
      end = endOfLine(first, line);
      at = end;
    }
    return end;
  }

  /**
   * The end of a line of a list or object that is wrapped, together with what opens on this line
   * and continues on the next: {@code password: a, keys: [b,}.
   */
  private int wrapped(int start, Line line) {
    int end = endOfLine(start, line);
    int closed = closed(start, end, line);
    while (closed > end) {
      end = endOfLine(closed, line);
      closed = closed(closed, end, line);
    }
    return end;
  }

  /**
   * Returns the end of a quoted text or a bracket that continues behind a line, if there is one.
   */
  private int closed(int start, int end, Line line) {
    int opening = start;
    int depth = 0;
    char last = 'x';
    int at = start;
    while (at < end) {
      unit.at(at);
      char c = unit.value;
      if (unit.isQuote() && ",{[:".indexOf(last) >= 0) {
        at = string(at, line);
        if (at > end) {
          return at;
        }
        last = c;
        continue;
      }
      if (c == '{' || c == '[') {
        opening = depth == 0 ? at : opening;
        depth++;
      } else if (c == '}' || c == ']') {
        depth = Math.max(0, depth - 1);
      }
      last = unit.isBlank() ? last : c;
      at = unit.end;
    }
    return depth > 0 && ",{[".indexOf(last) >= 0 ? bracket(opening, line) : end;
  }

  /**
   * The value of a field in {@code {a: b, c: d}}.
   *
   * @param open whether the value can continue on the next line
   * @param bracketed whether a bracket is open: then a quote within a plain text is part of it
   */
  int flow(int start, boolean open, boolean bracketed, Line line) {
    int from = withoutTag(start);
    unit.at(from);
    if (unit.isQuote()) {
      return string(from, line);
    }
    if (isOpening(unit)) {
      return bracket(from, line);
    }
    return until(
        from,
        () ->
            (!unit.percent && ",}]".indexOf(unit.value) >= 0)
                || (unit.isLineBreak() && !open)
                || (bracketed ? closesLine(unit, line) : closes(unit, line)));
  }

  /** A value in a sentence: a word, or two if the first is an authorization scheme. */
  int word(int start, Line line) {
    unit.at(start);
    if (unit.isQuote()) {
      return string(start, line);
    }
    if (isOpening(unit)) {
      return bracket(start, line);
    }
    int end = wordEnd(start, line);
    int next = blanks(end);
    return next > end && isScheme(start, end) ? wordEnd(next, line) : end;
  }

  /** A value behind {@code name=}. */
  int parameter(int start, boolean percent, Line line) {
    unit.at(start);
    if (unit.isQuote() && unit.percent == percent) {
      return string(start, line);
    }
    if (isOpening(unit) && unit.percent == percent) {
      return bracket(start, true, line);
    }
    int end = parameterEnd(start, percent, line);
    int next = blanks(end);
    return next > end && isScheme(start, end) ? parameterEnd(next, percent, line) : end;
  }

  /** The text of an XML element. */
  int element(int start) {
    return until(start, () -> unit.value == '<');
  }

  /** The rest of a line. */
  int endOfLine(int start, Line line) {
    return until(start, () -> breaks(unit, line) || closesLine(unit, line));
  }

  /**
   * A quoted text, with its quotes; up to the end of the text that quotes it if it is cut, and up
   * to the end of all text if its end is ambiguous.
   */
  int string(int start, Line line) {
    unit.at(start);
    char quote = unit.value;
    int slashes = unit.slashes;
    boolean percent = unit.percent;
    int at = unit.end;
    while (!unit.at(at).isEnd()) {
      if (unit.value == '"' && (unit.slashes < slashes || (percent && !unit.percent))) {
        return line.quote() == '\0' && !percent ? length : at;
      }
      if (unit.value == quote && unit.percent == percent) {
        if (quote == '\'' && ahead.at(unit.end).value == quote) {
          at = ahead.end;
          continue;
        }
        // With n backslashes before a quote, 2n + 1 escape it once more, and 4n + 3 twice.
        if (unit.slashes >= slashes && (unit.slashes - slashes) % (2 * (slashes + 1)) == 0) {
          return unit.end;
        }
        // In YAML this quote ends the text, elsewhere it is escaped: what follows may be secret.
        if (quote == '\'' && !percent && isLast(unit.end)) {
          return length;
        }
        unit.at(at);
      }
      at = unit.end;
    }
    return length;
  }

  /** An object or list, with its brackets. */
  int bracket(int start, Line line) {
    return bracket(start, false, line);
  }

  /**
   * @param assigned whether it is the value of an assignment, {@code a={b="c"}}; otherwise it can
   *     be YAML, where {@code ="} is part of a plain text
   */
  private int bracket(int start, boolean assigned, Line line) {
    unit.at(start);
    int slashes = unit.slashes;
    int depth = 0;
    int at = start;
    char previous = '{';
    boolean named = false;
    boolean quoted = false;
    while (!unit.at(at).isEnd()) {
      if (unit.value == '"' && quoted && unit.slashes < slashes) {
        return line.quote() == '\0' ? length : at;
      }
      if (unit.isQuote()
          && ("{[,:".indexOf(previous) >= 0
              || (previous == '=' && (assigned || (named && isQuoted()))))) {
        slashes = quoted ? slashes : unit.slashes;
        quoted = true;
        previous = unit.value;
        at = string(at, line);
        continue;
      }
      if (isOpening(unit)) {
        depth++;
      } else if (unit.value == '}' || unit.value == ']') {
        depth--;
      }
      if (unit.value == '=') {
        named = isNameEnd(text.charAt(at - 1));
      }
      at = unit.end;
      if (depth == 0) {
        return at;
      }
      previous = unit.isBlank() || unit.isLineBreak() ? previous : unit.value;
    }
    return length;
  }

  /** The position behind blanks. */
  int blanks(int start) {
    int at = start;
    while (ahead.at(at).isBlank()) {
      at = ahead.end;
    }
    return at;
  }

  /** The position behind blanks and line breaks. */
  int space(int start) {
    int at = start;
    while (ahead.at(at).isBlank() || ahead.isLineBreak()) {
      at = ahead.end;
    }
    return at;
  }

  /** Whether a text is the name of a scheme of the Authorization header. */
  boolean isScheme(int start, int end) {
    String word = end - start > 9 ? "" : text.subSequence(start, end).toString();
    return word.equalsIgnoreCase("bearer")
        || word.equalsIgnoreCase("basic")
        || word.equalsIgnoreCase("digest")
        || word.equalsIgnoreCase("negotiate");
  }

  private int wordEnd(int start, Line line) {
    return until(
        start,
        () -> unit.isBlank() || breaks(unit, line) || unit.value == '<' || closes(unit, line));
  }

  private int parameterEnd(int start, boolean percent, Line line) {
    return until(
        start,
        () ->
            (percent || !unit.percent)
                && ("&<>".indexOf(unit.value) >= 0
                    || unit.isBlank()
                    || breaks(unit, line)
                    || closes(unit, line)));
  }

  /** Returns the first place from a start at which the unit there ends a value, or the end. */
  private int until(int start, BooleanSupplier ended) {
    int at = start;
    while (!unit.at(at).isEnd() && !ended.getAsBoolean()) {
      at = unit.end;
    }
    return at;
  }

  /** A line break; an escaped one is text unless the line is within quotes. */
  private static boolean breaks(Unit unit, Line line) {
    return unit.isLineBreak() && line.encloses(unit.slashes);
  }

  /** The quote around a line. */
  private static boolean closesLine(Unit unit, Line line) {
    return !unit.percent
        && unit.isQuote()
        && unit.value == line.quote()
        && unit.slashes < line.slashes();
  }

  /** The quote around a line or, if there is none, a quote where a text can end. */
  private boolean closes(Unit unit, Line line) {
    if (!unit.isQuote() || unit.percent || line.quote() != '\0') {
      return closesLine(unit, line);
    }
    ahead.at(blanks(unit.end));
    return ahead.isEnd() || ahead.isLineBreak() || ",}]):;".indexOf(ahead.value) >= 0;
  }

  private static boolean isNameEnd(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Whether a quoted text of moderate length begins at the unit read last, and ends a value. */
  private boolean isQuoted() {
    char quote = unit.value;
    int slashes = unit.slashes;
    int begin = unit.end;
    int at = begin;
    while (at - begin < LONGEST_QUOTED && !ahead.at(at).isEnd() && !ahead.isLineBreak()) {
      if (ahead.value == quote && ahead.slashes == slashes) {
        ahead.at(blanks(ahead.end));
        return ahead.isEnd() || ahead.isLineBreak() || ",}]".indexOf(ahead.value) >= 0;
      }
      at = ahead.end;
    }
    return false;
  }

  private boolean isLast(int end) {
    unit.at(blanks(end));
    return unit.isEnd()
        || unit.isLineBreak()
        || unit.isQuote()
        || ",}])#;".indexOf(unit.value) >= 0;
  }

  private boolean isEmpty(int start, int end) {
    int first = blanks(start);
    return first >= end || text.charAt(first) == '#';
  }

  private boolean isDash(int at) {
    return ahead.at(at).value == '-' && (ahead.at(ahead.end).isBlank() || ahead.isLineBreak());
  }

  /** Leaves out tags and anchors of YAML. */
  private int withoutTag(int start) {
    int at = start;
    while (unit.at(at).value == '!' || unit.value == '&') {
      while (!unit.at(at).isEnd() && !unit.isBlank() && !unit.isLineBreak()) {
        at = unit.end;
      }
      at = blanks(at);
    }
    return at;
  }

  private static boolean isOpening(Unit unit) {
    return unit.value == '{' || unit.value == '[';
  }
}
