package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Simple class names are unique, with listed exceptions. */
class SameNamesTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final List<String> SOURCES =
      List.of(
          "../spec/src/main/java",
          "../generated-client/target/generated-sources/openapi/src/main/java",
          "src/main/java",
          "../samples/src/main/java");

  @Test
  @DisplayName("Two classes share a name only with a documented reason")
  void listed() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(MODULE.resolve("src/test/resources/same-names.txt"))) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" +", 2);
        assertThat(reasons.put(parts[0], parts[1])).as(line).isNull();
      }
    }
    Map<String, List<Path>> files = new TreeMap<>();
    for (String sources : SOURCES) {
      Map<String, List<Path>> module = namesIn(MODULE.resolve(sources));
      assertThat(module).as(sources).hasSizeGreaterThan(10);
      module.forEach(
          (name, paths) ->
              files.merge(name, paths, (a, b) -> Stream.of(a, b).flatMap(List::stream).toList()));
    }
    files.values().removeIf(paths -> paths.size() == 1);
    assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(reasons.keySet());
  }

  @Test
  @DisplayName("Class names are unique within a module")
  void onceInAModule() throws IOException {
    for (String sources : SOURCES) {
      Map<String, List<Path>> twice = namesIn(MODULE.resolve(sources));
      twice.values().removeIf(paths -> paths.size() == 1);
      assertThat(twice).isEmpty();
    }
  }

  private static Map<String, List<Path>> namesIn(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().matches(".*[A-Za-z0-9]\\.java"))
          .filter(file -> !file.toString().matches(".*(package|module)-info\\.java"))
          .collect(
              Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
    }
  }
}
