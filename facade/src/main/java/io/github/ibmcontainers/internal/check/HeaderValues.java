package io.github.ibmcontainers.internal.check;

/** Checks of what is to become a header value. */
public final class HeaderValues {
  private HeaderValues() {}

  /**
   * The value without surrounding white space.
   *
   * @param what the value's name in the message; the value itself is not in it
   * @throws IllegalArgumentException if it is blank, holds a control character, or one beyond ASCII
   */
  public static String check(String what, String value) {
    String trimmed = value.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " is empty; leave it out instead");
    }
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        throw new IllegalArgumentException(
            "The "
                + what
                + " holds the character U+%04X at index %d; only printable ASCII can be sent"
                    .formatted((int) c, i));
      }
    }
    return trimmed;
  }
}
