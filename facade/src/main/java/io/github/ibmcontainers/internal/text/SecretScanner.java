package io.github.ibmcontainers.internal.text;

import io.github.ibmcontainers.internal.text.ValueEnd.Line;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One pass over a text that copies all but the secrets. It never goes back further than the token
 * it reads, and keeps no stack: time is proportional to the length whatever the text is.
 */
final class SecretScanner {
  private static final String PEM_BEGIN = "-----BEGIN";
  private static final String PEM_END = "-----END";
  private static final String JWT = "eyJ";
  private static final int SHORTEST_JWT_PART = 8;
  private static final int SHORTEST_CREDENTIAL = 4;
  private static final int LONGEST_SUBSCRIPT = 8;
  private static final int LONGEST_WORD = 16;

  /** What follows the word {@code bearer} in a sentence. */
  private static final Set<String> WORDS_OF_SCHEMES =
      Set.of("auth", "authentication", "authorization", "realm", "scheme", "token", "tokens");

  /** What follows the word {@code basic} in a sentence; credentials are Base64. */
  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+");

  private final CharSequence text;
  private final int length;
  private final StringBuilder out;
  private final Unit unit;
  private final Unit ahead;
  private final ValueEnd values;

  private int at;
  private Line line = new Line(0, 0, '\0');

  /** Whether only blanks, quotes and dashes precede on the line. */
  private boolean fresh = true;

  /** The unit before this one, and the one that is no blank. */
  private char adjacent = '\n';

  private char previous = '\n';

  /** How many brackets are open. */
  private int depth;

  SecretScanner(CharSequence text) {
    this.text = text;
    this.length = text.length();
    this.out = new StringBuilder(length);
    this.unit = new Unit(text);
    this.ahead = new Unit(text);
    this.values = new ValueEnd(text);
  }

  String redacted() {
    while (at < length) {
      unit.at(at);
      if (unit.isNameStart()) {
        word();
      } else if (unit.isQuote()) {
        quote();
      } else if (unit.value == '-' && isAt(at, PEM_BEGIN)) {
        pem();
      } else if (unit.value == ':') {
        colon();
      } else {
        plain();
      }
    }
    return out.toString();
  }

  private void plain() {
    if (unit.isLineBreak()) {
      line = new Line(unit.end, unit.slashes, unit.slashes == 0 ? '\0' : '"');
      fresh = true;
    } else if (unit.value == '{' || unit.value == '[') {
      depth++;
      fresh = false;
    } else if (unit.value == '}' || unit.value == ']') {
      depth = Math.max(0, depth - 1);
      fresh = false;
    } else if (!unit.isBlank()) {
      boolean mark = unit.value == '-' || unit.value == '?';
      fresh = fresh && mark && ahead.at(unit.end).isBlank();
    }
    copy(unit.end, unit.value);
  }

  /** User information of a URL. */
  private void colon() {
    int first = unit.end;
    fresh = false;
    if (ahead.at(first).value != '/' || ahead.at(ahead.end).value != '/') {
      copy(first, ':');
      return;
    }
    int authority = ahead.end;
    int host = -1;
    for (int i = authority; !ahead.at(i).isEnd(); i = ahead.end) {
      if ("/?#<>\"'\\".indexOf(ahead.value) >= 0 || Character.isWhitespace(ahead.value)) {
        break;
      }
      host = ahead.value == '@' ? i : host;
    }
    copy(authority, '/');
    if (host > authority) {
      replace(host);
    }
  }

  private void pem() {
    int end = at + PEM_BEGIN.length();
    while (end < length && !isAt(end, PEM_END)) {
      end++;
    }
    end = Math.min(length, end + PEM_END.length());
    while (end < length && text.charAt(end) != '-' && !Character.isISOControl(text.charAt(end))) {
      end++;
    }
    while (end < length && text.charAt(end) == '-') {
      end++;
    }
    out.append("-----");
    replace(end);
    out.append("-----");
  }

  private void word() {
    int end = at;
    StringBuilder name = new StringBuilder();
    while (unit.at(end).isName()) {
      name.append(unit.value);
      end = unit.end;
    }
    boolean redacted = token(end) || credentials(end) || field(name.toString(), end);
    if (!redacted) {
      copy(end, 'x');
    }
    fresh = false;
  }

  /** A JSON Web Token. */
  private boolean token(int end) {
    for (int i = at; i + JWT.length() + SHORTEST_JWT_PART <= end; i++) {
      if (isAt(i, JWT)) {
        boolean separate = i == at || !isTokenCharacter(text.charAt(i - 1));
        int dot = i;
        while (dot < end && text.charAt(dot) != '.') {
          dot++;
        }
        if (dot - i >= JWT.length() + SHORTEST_JWT_PART && (separate || dot < end)) {
          copy(i, 'x');
          replace(end);
          return true;
        }
        i = dot;
      }
    }
    return false;
  }

  private static boolean isTokenCharacter(char c) {
    return c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }

  /** What follows a scheme such as {@code Bearer}. */
  private boolean credentials(int end) {
    if (!values.isScheme(at, end)) {
      return false;
    }
    int start = values.blanks(end);
    int last = start;
    while (last < length && isCredentialCharacter(text.charAt(last))) {
      last++;
    }
    if (start == end || last - start < SHORTEST_CREDENTIAL) {
      return false;
    }
    if (isProse(text.subSequence(at, end), text.subSequence(start, last))) {
      return false;
    }
    copy(start, ' ');
    replace(last);
    return true;
  }

  private static boolean isProse(CharSequence scheme, CharSequence next) {
    if (next.length() > LONGEST_WORD) {
      return false;
    }
    String word = next.toString().replaceAll("[.=]$", "");
    return WORDS_OF_SCHEMES.contains(word.toLowerCase(Locale.ROOT))
        || ("basic".equalsIgnoreCase(scheme.toString()) && WORD.matcher(word).matches());
  }

  private static boolean isCredentialCharacter(char c) {
    return isTokenCharacter(c) || "._~+/=".indexOf(c) >= 0;
  }

  /** A field without quotes, a header, a parameter, or an XML element. */
  private boolean field(String name, int end) {
    int after = values.blanks(end);
    char separator = ahead.at(after).value;
    boolean percent = ahead.percent;
    int next = ahead.end;
    if (separator == ':') {
      return bare(name, next);
    }
    if (separator == '>' && (adjacent == '<' || adjacent == ':') && SecretNames.isSecret(name)) {
      copy(next, '>');
      replace(values.element(next));
      return true;
    }
    if (separator == ']' || separator == '[') {
      separator = ahead.at(subscriptEnd(after)).value;
      next = ahead.end;
    }
    if (separator == '=' && SecretNames.isSecret(name)) {
      int start = values.blanks(ahead.at(next).value == '>' ? ahead.end : next);
      copy(start, '=');
      replace(values.parameter(start, percent, line));
      return true;
    }
    return false;
  }

  private int subscriptEnd(int start) {
    int end = start;
    while (end < length
        && end - start < LONGEST_SUBSCRIPT
        && "[]0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private boolean bare(String name, int next) {
    int start = values.blanks(next);
    boolean flow = "{[,;(".indexOf(previous) >= 0;
    boolean secret = (fresh || flow) ? SecretNames.isSecretField(name) : SecretNames.isSecret(name);
    boolean url = ahead.at(next).value == '/' && ahead.at(ahead.end).value == '/';
    // Parts of a CRN, URN or image name.
    boolean part = start == next && !fresh && !flow && ":/=".indexOf(adjacent) >= 0;
    if (!secret || url || part) {
      return false;
    }
    int end;
    if (fresh) {
      end = values.block(start, at - line.begin(), depth > 0, line);
    } else if (flow) {
      end = values.flow(start, depth > 0, depth > 0, line);
    } else if (SecretNames.isHeader(name)) {
      end = values.endOfLine(start, line);
    } else {
      end = values.word(start, line);
    }
    if (end == start) {
      return false;
    }
    copy(start, ':');
    replace(end);
    return true;
  }

  /** A quote: what it quotes may be the name of a field. */
  private void quote() {
    char mark = unit.value;
    int slashes = unit.slashes;
    int begin = unit.end;
    boolean percent = unit.percent;
    StringBuilder name = new StringBuilder();
    int close = begin;
    while (!unit.at(close).isEnd()
        && unit.value != mark
        && !(unit.isLineBreak() && unit.slashes == 0)) {
      name.append(unit.value);
      close = unit.end;
    }
    if (unit.value == mark && unit.slashes == slashes && unit.percent == percent) {
      int after = values.space(unit.end);
      char separator = ahead.at(after).value;
      int next = ahead.end;
      if (separator == '=' && ahead.at(next).value == '>') {
        next = ahead.end;
      }
      if ((separator == ':' || separator == '=')
          && isName(name)
          && SecretNames.isSecretField(name.toString())
          && quotedField(next)) {
        return;
      }
    }
    boolean apostrophe = mark == '\'' && adjacent == 'x';
    copy(begin, mark);
    if (apostrophe) {
      return;
    }
    line = new Line(begin, slashes + 1, mark);
    fresh = true;
  }

  /** Whether a text between quotes is a name, and not what is between two quoted texts. */
  private static boolean isName(CharSequence text) {
    boolean first = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if (c == '"' || c == '\'' || (first && ",}])".indexOf(c) >= 0)) {
        return false;
      }
      if (blank && i > 0 && text.charAt(i - 1) == ':') {
        return false;
      }
      first &= blank;
    }
    return true;
  }

  private boolean quotedField(int next) {
    int start = values.blanks(next);
    boolean sameLine = !ahead.at(start).isLineBreak();
    int value = values.space(start);
    ahead.at(value);
    boolean quoted = ahead.isQuote();
    String around = quoted ? text.subSequence(value, ahead.end).toString() : "";
    int end;
    if (quoted) {
      end = values.string(value, line);
    } else if (ahead.value == '{' || ahead.value == '[') {
      end = values.bracket(value, line);
    } else if (sameLine) {
      end =
          fresh
              ? values.block(start, at - line.begin(), depth > 0, line)
              : values.flow(start, true, depth > 0, line);
    } else {
      end = value;
    }
    if (!sameLine && fresh) {
      end = Math.max(end, values.block(start, at - line.begin(), depth > 0, line));
    }
    int from = sameLine ? value : start;
    if (end <= from) {
      return false;
    }
    copy(from, ':');
    out.append(sameLine ? around : " ");
    replace(end);
    out.append(sameLine ? around : "");
    fresh = false;
    return true;
  }

  private boolean isAt(int position, String mark) {
    if (position + mark.length() > length) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (text.charAt(position + i) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void copy(int end, char last) {
    out.append(text, at, end);
    at = end;
    adjacent = last;
    previous = last == ' ' || last == '\t' ? previous : last;
  }

  private void replace(int end) {
    out.append(Redactor.REDACTED);
    at = end;
    adjacent = ']';
    previous = ']';
  }
}
