package io.github.ibmcontainers.internal.check;

import org.jspecify.annotations.Nullable;

/** Checks what a caller names before anything is sent. */
public final class Arguments {
  private Arguments() {}

  /** The text, if it says something. */
  public static String check(String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The " + what + " is missing: neither null nor blank will do");
    }
    return text;
  }

  public static String cluster(@Nullable String idOrName) {
    return check("cluster's id or name", idOrName);
  }
}
