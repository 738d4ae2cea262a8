package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The map of the packages in CONTRIBUTING.md. */
class MapTest {
  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|");
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

  @Test
  @DisplayName("The map has exactly the packages of the facade")
  void complete() throws IOException {
    Path module = Path.of(System.getProperty("basedir", "."));
    Path root = module.resolve("src/main/java/io/github/ibmcontainers");
    try (Stream<Path> files = Files.walk(root)) {
      TreeSet<String> packages =
          files
              .filter(it -> it.getFileName().toString().equals("package-info.java"))
              .map(it -> root.relativize(it.getParent()).toString().replace('\\', '/'))
              .map(it -> it.isEmpty() ? "." : it.replace('/', '.'))
              .collect(Collectors.toCollection(TreeSet::new));
      TreeSet<String> mapped =
          Files.readAllLines(module.resolve("../CONTRIBUTING.md")).stream()
              .flatMap(line -> ROW.matcher(line).results())
              .flatMap(row -> NAME.matcher(row.group(1)).results())
              .map(name -> name.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(mapped).isEqualTo(packages);
    }
  }
}
