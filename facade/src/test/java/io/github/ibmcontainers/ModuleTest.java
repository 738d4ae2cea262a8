package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module exports every public package and no internal one. */
class ModuleTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void exportsEveryPublicPackage() throws IOException {
    String descriptor = Files.readString(Path.of("src/main/module/module-info.java"));
    List<String> exported =
        Pattern.compile("exports ([\\w.]+);")
            .matcher(descriptor)
            .results()
            .map(found -> found.group(1))
            .toList();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(exported)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.endsWith("package-info.java"))
                  .map(file -> SOURCES.relativize(file).getParent().toString())
                  .map(folder -> folder.replace(File.separatorChar, '.'))
                  .filter(name -> !name.contains(".internal"))
                  .toList());
    }
  }
}
