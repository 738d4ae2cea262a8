package io.github.ibmcontainers.internal.text;

import java.util.Collection;
import java.util.List;

/** The start of a response's text, fit for an exception message: one line without secrets. */
public final class Excerpt {
  private static final int LONGEST = 300;

  /** Enough to fill an excerpt, whatever of it is redacted or white space. */
  private static final int LONGEST_INPUT = 16 * 1024;

  private Excerpt() {}

  /** Returns a line of at most 300 characters and an ellipsis; empty for a blank text. */
  public static String of(String text) {
    return of(text, List.of());
  }

  /**
   * As {@link #of(String)}, also without given secrets.
   *
   * @param secrets texts that were sent and must not show
   */
  public static String of(String text, Collection<String> secrets) {
    // Of binary data, or of text in another encoding, nothing is fit to be shown.
    if (text.indexOf('\uFFFD') >= 0) {
      return "";
    }
    String visible = text;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        visible = visible.replace(secret, Redactor.REDACTED);
      }
    }
    String line = Redactor.text(cut(visible, LONGEST_INPUT));
    line = line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : cut(line, LONGEST) + "…";
  }

  /** Cuts between characters, not within a surrogate pair. */
  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
