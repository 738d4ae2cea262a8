package io.github.ibmcontainers.internal.check;

/** Checks of what is to become a header value. */
public final class HeaderValues {
  /** The characters that RFC 9110 allows in a name in addition to letters and digits. */
  private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";

  private HeaderValues() {}

  /**
   * Returns the name of a header.
   *
   * @throws IllegalArgumentException if it is empty or contains a character that no name may have,
   *     such as a colon or a blank
   */
  public static String checkName(String name) {
    Check.that(!name.isEmpty(), "The header's name is empty");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && NAME_MARKS.indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "The header's name holds the character U+%04X at index %s; allowed are letters, digits and %s"
                .formatted((int) c, i, NAME_MARKS));
      }
    }
    return name;
  }

  /**
   * The value without surrounding white space.
   *
   * @param what the value's name in the message; the value itself is not in it
   * @throws IllegalArgumentException if it is blank, holds a control character, or one beyond ASCII
   */
  public static String check(String what, String value) {
    String trimmed = value.strip();
    Check.that(!trimmed.isEmpty(), "The %s is empty; leave it out instead", what);
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        throw new IllegalArgumentException(
            "The %s holds the character U+%04X at index %s; only printable ASCII can be sent"
                .formatted(what, (int) c, i));
      }
    }
    return trimmed;
  }
}
