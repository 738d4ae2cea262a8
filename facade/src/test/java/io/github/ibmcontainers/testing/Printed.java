package io.github.ibmcontainers.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** An exception as a log would print it, with causes and what was suppressed. */
public final class Printed {
  private Printed() {}

  /** The text; empty for no exception. */
  public static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text + "\n" + failure;
  }
}
