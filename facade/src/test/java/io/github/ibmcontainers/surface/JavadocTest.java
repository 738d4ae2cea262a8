package io.github.ibmcontainers.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type and member that callers can reference has a Javadoc comment. */
class JavadocTest {
  private static final String NO_COMMENT = "no comment";

  @ParameterizedTest(name = "{0}")
  @DisplayName("Each public type and member has a Javadoc comment")
  @EnumSource(names = {"CLIENT", "TESTING"})
  void everythingHasComment(Published module) throws IOException {
    assertThat(withoutComment(module.exported(), sources(module))).isEmpty();
  }

  @Test
  @DisplayName("A missing comment is detected")
  void missingCommentIsFound() throws IOException {
    String name = Examples.class.getPackageName();
    Path file = Path.of("src", "test", "java", name.replace('.', '/'), "Examples.java");

    assertThat(withoutComment(List.of(name), List.of(file)))
        .anyMatch(line -> line.startsWith("Examples.java:"));
  }

  private static List<Path> sources(Published module) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String name : module.exported()) {
      Path folder = module.sources().resolve("java").resolve(name.replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<String> withoutComment(List<String> packages, List<Path> sources)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-implicit:none",
              "-Xmaxwarns",
              "10000",
              "-Xdoclint:missing/protected",
              "-Xdoclint/package:" + String.join(",", packages),
              "--should-stop=ifNoError=FLOW");
      boolean compiles =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiles).as("%s", found.getDiagnostics()).isTrue();
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getMessage(Locale.ROOT).contains(NO_COMMENT))
        .map(JavadocTest::place)
        .toList();
  }

  private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
    Path file = Path.of(diagnostic.getSource().getName());
    return file.getFileName() + ":" + diagnostic.getLineNumber();
  }
}
