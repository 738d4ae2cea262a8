package io.github.ibmcontainers.samples;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Output for people. On a terminal, progress is one line that is rewritten, and states are colored
 * unless {@code NO_COLOR} is set; elsewhere, each change is a line of its own, without control
 * characters.
 */
final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean interactive;
  private final boolean colored;
  private boolean open;

  Terminal(PrintStream out, boolean interactive, Map<String, String> environment) {
    this.out = out;
    this.interactive = interactive && !"dumb".equals(environment.get("TERM"));
    this.colored = this.interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Returns the terminal of this process. */
  static Terminal standard() {
    return new Terminal(System.out, isTerminal(System.console()), System.getenv());
  }

  /** Shows how far the work is. A line that is not a change is for terminals only. */
  void progress(String line, boolean changed) {
    if (interactive) {
      out.print(CLEAR_LINE + line);
      out.flush();
      open = true;
    } else if (changed) {
      out.println(line);
    }
  }

  /** Prints a line after the progress. */
  void println(Object line) {
    if (open) {
      out.print(CLEAR_LINE);
      open = false;
    }
    out.println(line);
  }

  /** Returns a state in green if it's the wanted one, else in red. */
  String state(Object state, boolean wanted) {
    return colored ? (wanted ? "\u001b[32m" : "\u001b[31m") + state + RESET : String.valueOf(state);
  }

  /** From Java 22 on, there can be a console that is no terminal. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
