package io.github.ibmcontainers.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The requests of one of IBM's guides, read from a text file. */
final class Guide {
  private final Map<String, Step> steps = new LinkedHashMap<>();

  /**
   * A request of the guide. Text in angle brackets is a placeholder for one of the reader's values.
   *
   * @param method the method
   * @param url the URL
   * @param headers the headers by their names
   * @param form the fields of the body by their names in lower case
   */
  record Step(String method, String url, Map<String, String> headers, Map<String, String> form) {}

  private Guide(String text) {
    for (String section : text.split("(?m)^## ", -1)) {
      if (!section.startsWith("#")) {
        List<String> lines = section.lines().toList();
        String[] request = lines.get(1).split(" ", 2);
        int body = lines.subList(2, lines.size()).indexOf("") + 2;
        steps.put(
            lines.get(0),
            new Step(
                request[0],
                request[1],
                fields(lines.subList(2, body), false),
                fields(lines.subList(body, lines.size()), true)));
      }
    }
  }

  private static Map<String, String> fields(List<String> lines, boolean lower) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      if (!line.isBlank()) {
        String[] field = line.split(":", 2);
        fields.put(lower ? field[0].toLowerCase(Locale.ROOT) : field[0], field[1].strip());
      }
    }
    return fields;
  }

  static Guide of(int year) throws IOException {
    try (InputStream in = Guide.class.getResourceAsStream("/guides/" + year + ".txt")) {
      return new Guide(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Removes and returns a step. */
  Step step(String title) {
    return Objects.requireNonNull(steps.remove(title), title);
  }

  /** Returns the titles of the remaining steps. */
  List<String> left() {
    return List.copyOf(steps.keySet());
  }
}
