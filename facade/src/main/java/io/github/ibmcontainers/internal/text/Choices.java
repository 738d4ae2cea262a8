package io.github.ibmcontainers.internal.text;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a message lists to choose from. */
public final class Choices {
  private static final int MOST_SHOWN = 20;

  private Choices() {}

  /** Returns the first twenty texts and how many more there are; "none" if there is nothing. */
  public static <T> String text(Collection<T> choices, Function<T, String> text) {
    int more = choices.size() - MOST_SHOWN;
    return choices.isEmpty()
        ? "none"
        : choices.stream().limit(MOST_SHOWN).map(text).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
  }
}
