package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.Nullable;

/** Checks what a caller names before anything is sent. */
final class Names {
  private Names() {}

  /** The text, if it says something. */
  static String check(String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The " + what + " is missing: neither null nor blank will do");
    }
    return text;
  }

  static String cluster(@Nullable String idOrName) {
    return check("cluster's id or name", idOrName);
  }
}
