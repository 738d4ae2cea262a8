package io.github.ibmcontainers.generated.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.generated.ApiClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import kotlin.jvm.functions.Function0;
import okhttp3.OkHttpClient;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Compiles sources within the test JVM. */
public final class Compilation {
  private Compilation() {}

  /**
   * Compiles sources and loads the classes, with the test's class loader as parent.
   *
   * @throws AssertionError with the compiler's errors
   */
  public static URLClassLoader compile(List<Path> sources, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Files.createDirectories(output);
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-XDuseUnsharedTable=true",
              "-classpath",
              classPath(),
              "-d",
              output.toString());
      boolean done =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new AssertionError(
            diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .limit(20)
                .collect(Collectors.joining("\n")));
      }
    }
    return new URLClassLoader(
        new URL[] {output.toUri().toURL()}, Compilation.class.getClassLoader());
  }

  /** Returns the locations of the client and its libraries: launchers may hide the class path. */
  private static String classPath() {
    return Stream.of(
            ApiClient.class,
            JsonElement.class,
            OkHttpClient.class,
            BufferedSource.class,
            Function0.class,
            Nullable.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
