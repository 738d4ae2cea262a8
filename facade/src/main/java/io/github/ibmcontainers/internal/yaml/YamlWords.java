package io.github.ibmcontainers.internal.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which unquoted words mean something else than their text. It takes the union of YAML 1.1, which
 * kubectl's reader follows, and 1.2: what either takes for no text is kept as it was written and
 * quoted when it is text.
 */
final class YamlWords {
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9_]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?0(x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([tT \\t].*)?");

  private YamlWords() {}

  static boolean isNull(String text) {
    return NULL.contains(text);
  }

  static boolean isTrue(String text) {
    return TRUE.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether an unquoted word is text and nothing else. */
  static boolean isText(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return !isNull(word)
        && !TRUE.contains(lower)
        && !FALSE.contains(lower)
        && !NUMBER.matcher(word).matches()
        && !word.equals("=")
        && !word.equals("<<");
  }
}
