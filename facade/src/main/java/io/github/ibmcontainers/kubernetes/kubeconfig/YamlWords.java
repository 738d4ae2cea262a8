package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes plain scalars that aren't text, in YAML 1.1, which kubectl reads, or in YAML 1.2. If
 * either version reads a scalar as another type, its notation is preserved, and text with this
 * notation is quoted.
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

  /** Returns whether a plain scalar is text in both versions. */
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
