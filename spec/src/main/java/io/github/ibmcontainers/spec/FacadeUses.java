package io.github.ibmcontainers.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The operations and fields that each class of the facade uses, from {@code facade-uses.tsv}, to
 * report the classes that a change affects. A test of the facade keeps the file current.
 *
 * @param users classes of the facade by {@code operation GET /v1/clusters} or {@code field
 *     Cluster.id}
 */
record FacadeUses(Map<String, Set<String>> users) {

  /** Parses the columns kind, name and class. Skips lines in another format. */
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
   * Returns a sentence for each used operation and field that changed or was removed.
   *
   * @param before lines of {@link ApiSurface}
   * @param after lines of {@link ApiSurface} for the new document
   */
  List<String> affected(Set<String> before, Set<String> after) {
    Set<String> missing = new TreeSet<>(before);
    missing.removeAll(after);
    Set<String> present = after.stream().map(FacadeUses::subject).collect(Collectors.toSet());
    Map<String, String> sentences = new TreeMap<>();
    for (String line : missing) {
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

  /** Returns the subject of a line. That of a parameter is its operation. */
  private static String subject(String line) {
    String[] words = line.split(" ", -1);
    return switch (words[0]) {
      case "operation", "parameter" -> "operation " + words[1] + " " + words[2];
      default -> words[0] + " " + words[1];
    };
  }
}
