package io.github.ibmcontainers.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which classes of the facade use which operations and fields, from {@code facade-uses.tsv}, so
 * that a report can name those that a change touches. A test of the facade keeps the list current.
 *
 * @param users classes of the facade by {@code operation GET /v1/clusters} or {@code field
 *     Cluster.id}
 */
record FacadeUses(Map<String, Set<String>> users) {

  /** Reads the list: kind, name, class in columns; a line of another form is passed over. */
  static FacadeUses parse(String text) {
    Map<String, Set<String>> users = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] columns = line.split("\t", -1);
      if (columns.length == 3 && !line.startsWith("#")) {
        users
            .computeIfAbsent(columns[0] + " " + columns[1], key -> new TreeSet<>())
            .add(columns[2]);
      }
    }
    return new FacadeUses(users);
  }

  /**
   * What the difference of two surfaces touches, a sentence each.
   *
   * @param before lines of {@link ApiSurface}
   * @param after the same of the new document
   */
  List<String> touched(Set<String> before, Set<String> after) {
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(after);
    Set<String> present = after.stream().map(FacadeUses::subject).collect(Collectors.toSet());
    Map<String, String> sentences = new TreeMap<>();
    for (String line : lost) {
      String subject = subject(line);
      Set<String> classes = users.getOrDefault(subject, Set.of());
      if (!classes.isEmpty()) {
        sentences.put(
            subject,
            "%s `%s` is %s: used by %s"
                .formatted(
                    subject.substring(0, subject.indexOf(' ')),
                    subject.substring(subject.indexOf(' ') + 1),
                    present.contains(subject) ? "changed" : "removed",
                    String.join(", ", classes)));
      }
    }
    return new ArrayList<>(sentences.values());
  }

  /** What a line of the surface is about; a parameter is a part of its operation. */
  private static String subject(String line) {
    String[] words = line.split(" ", -1);
    return switch (words[0]) {
      case "operation", "parameter" -> "operation " + words[1] + " " + words[2];
      default -> words[0] + " " + words[1];
    };
  }
}
