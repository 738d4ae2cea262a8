package io.github.ibmcontainers.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Prints an exception as a log does, with causes and suppressed exceptions. */
public final class Printed {
  private Printed() {}

  /** Returns the text, which is empty if there is no exception. */
  public static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text + "\n" + failure;
  }
}
