package io.github.ibmcontainers.internal.check;

import io.github.ibmcontainers.internal.text.Redactor;
import java.util.HexFormat;

/** Checks of paths that a caller composes, so that none leaves the base URL. */
public final class RawPaths {
  private RawPaths() {}

  /**
   * Returns the path.
   *
   * @throws IllegalArgumentException if it doesn't start with a slash, has a query or fragment, or
   *     has a segment that servers may take for another path: {@code .} or {@code ..}, a backslash,
   *     an encoded slash, white space, or a control character; all but white space encoded or not
   */
  public static String check(String path) {
    if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
      throw wrong(
          "must start with / and hold neither ? nor #; add the query with query(...)", path);
    }
    if (path.chars().anyMatch(Character::isWhitespace)) {
      throw wrong("must not hold white space", path);
    }
    for (String segment : path.substring(1).split("/", -1)) {
      String decoded = decoded(segment);
      // Each code stands for a byte, which can be a part of a character from 0x80 on.
      if (decoded.chars().anyMatch(c -> c < 0x20 || c == 0x7f)
          || segment.chars().anyMatch(Character::isISOControl)) {
        throw wrong("must not hold control characters", path);
      }
      if (decoded.indexOf('\\') >= 0 || decoded.indexOf('/') >= 0) {
        throw wrong("must not hold backslashes or encoded slashes", path);
      }
      int parameters = decoded.indexOf(';');
      String name = parameters < 0 ? decoded : decoded.substring(0, parameters);
      if (name.equals(".") || name.equals("..")) {
        throw wrong("must not hold the segments . or ..", path);
      }
    }
    return path;
  }

  /** Decodes until nothing is left to decode, as servers and proxies do one after the other. */
  private static String decoded(String segment) {
    String text = segment;
    for (String next = once(text); !next.equals(text); next = once(text)) {
      text = next;
    }
    return text;
  }

  private static String once(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean code =
          text.charAt(i) == '%'
              && i + 2 < text.length()
              && HexFormat.isHexDigit(text.charAt(i + 1))
              && HexFormat.isHexDigit(text.charAt(i + 2));
      decoded.append(code ? (char) HexFormat.fromHexDigits(text, i + 1, i + 3) : text.charAt(i));
      i += code ? 2 : 0;
    }
    return decoded.toString();
  }

  private static IllegalArgumentException wrong(String why, String path) {
    return new IllegalArgumentException("The path " + why + ": " + Redactor.text(path));
  }
}
