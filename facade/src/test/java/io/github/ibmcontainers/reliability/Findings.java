package io.github.ibmcontainers.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Broken promises by kind. Thread-safe. */
final class Findings {
  private static final int SHOWN = 60;

  /** The promises that a cell can break. */
  enum Kind {
    /** The call threw an exception that isn't the library's. */
    UNTYPED,
    /** A change was executed more often than requested. */
    DOUBLED,
    /** A call was reported as done but wasn't, or couldn't be made afterwards. */
    LOST,
    /** The call didn't end. */
    HANGING,
    /** A thread or a connection was leaked. */
    LEAKED
  }

  private final Map<Kind, List<String>> found = new TreeMap<>();

  synchronized void note(Kind kind, String cell, String what) {
    found.computeIfAbsent(kind, it -> new ArrayList<>()).add(kind + ": " + cell + " -> " + what);
  }

  /** Prints the count of each kind and fails if there are any findings. */
  synchronized void conclude(String cells) {
    String summary =
        cells
            + ": "
            + Stream.of(Kind.values())
                .map(
                    it ->
                        found.getOrDefault(it, List.of()).size()
                            + " "
                            + it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    System.out.println(summary);
    String details =
        found.values().stream()
            .flatMap(lines -> lines.stream().limit(SHOWN))
            .collect(Collectors.joining("\n"));
    assertThat(found).as(summary + "\n" + details).isEmpty();
  }
}
