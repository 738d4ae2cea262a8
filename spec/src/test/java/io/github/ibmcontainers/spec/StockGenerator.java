package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator with built-in templates, default options and validation. */
final class StockGenerator {
  private StockGenerator() {}

  /**
   * Generates a Java client from a document.
   *
   * @return the generated source files
   * @throws RuntimeException if the document doesn't pass the generator's validation
   */
  static List<Path> generate(Path document, Path output) throws IOException {
    CodegenConfigurator configurator =
        new CodegenConfigurator().setGeneratorName("java").setLibrary("okhttp-gson");
    return GeneratorRun.of(configurator, document, output);
  }

  /**
   * Compiles sources without writing class files.
   *
   * @return the errors
   */
  static List<String> compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  diagnostics,
                  List.of("-proc:none", "-nowarn", "-classpath", classPath()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      task.analyze();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  private static String classPath() {
    return System.getProperty("java.class.path") + File.pathSeparator;
  }
}
