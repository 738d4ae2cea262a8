package io.github.ibmcontainers.exchange;

import com.google.gson.JsonElement;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.generated.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** The calls of all cells, compiled as callers would compile them. */
public final class Calls implements AutoCloseable {
  private static final String CLASS = "CompiledCalls";

  private final URLClassLoader loader;
  private final Class<?> compiled;
  private final List<Cell> cells;
  private final Map<Cell, Set<String>> methods = new HashMap<>();

  /**
   * Compiles all calls.
   *
   * @param cells the cells with the calls
   * @param directory the compiler's output directory
   */
  public Calls(List<Cell> cells, Path directory) throws ReflectiveOperationException, IOException {
    this.cells = cells;
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    problems,
                    List.of(
                        "-nowarn", "-proc:none", "-d", directory.toString(), "-cp", classPath()),
                    null,
                    List.of(new Source(source())));
    var units = task.parse();
    task.analyze();
    if (problems.getDiagnostics().stream()
        .anyMatch(it -> it.getKind() == javax.tools.Diagnostic.Kind.ERROR)) {
      throw new AssertionError(
          problems.getDiagnostics().stream()
              .map(it -> "In a call of an exchange file:\n" + it)
              .collect(Collectors.joining("\n")));
    }
    units.forEach(unit -> new Called(task).scan(unit, null));
    task.generate();
    this.loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, Calls.class.getClassLoader());
    this.compiled = loader.loadClass(CLASS);
  }

  /** Makes the call and throws its exception. */
  public @Nullable Object make(Cell cell, ContainersClient client) throws Exception {
    try {
      return compiled
          .getMethod("call" + cells.indexOf(cell), ContainersClient.class)
          .invoke(null, client);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getTargetException() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getTargetException();
    }
  }

  /** Whether an exception was thrown by the call's own expression and not by a method it calls. */
  public static boolean threw(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
        .findFirst()
        .filter(name -> name.startsWith(CLASS))
        .isPresent();
  }

  /**
   * Returns the methods that the call invokes: {@code
   * Workers.get(java.lang.String,java.lang.String)}.
   */
  Set<String> methods(Cell cell) {
    return methods.getOrDefault(cell, Set.of());
  }

  private String source() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : publicClasses()) {
      text.append("import ").append(name).append(";\n");
    }
    text.append("import ").append(Model.class.getPackageName()).append(".model.*;\n");
    text.append(
        "import java.time.*;\nimport java.util.*;\nimport java.util.concurrent.Callable;\n");
    text.append("public final class ").append(CLASS).append(" {\n");
    text.append("  interface Order { void give() throws Exception; }\n");
    text.append("  static Object run(Callable<?> c) throws Exception { return c.call(); }\n");
    text.append("  static Object run(Order o) throws Exception { o.give(); return null; }\n");
    for (int i = 0; i < cells.size(); i++) {
      text.append("  // ").append(cells.get(i).name()).append('\n');
      text.append("  public static Object call").append(i);
      text.append("(ContainersClient client) throws Exception { return run(() -> client.");
      text.append(cells.get(i).call().isEmpty() ? "callIsMissing()" : cells.get(i).call());
      text.append("); }\n");
    }
    return text.append("}\n").toString();
  }

  /**
   * Returns the facade's public classes, which take precedence over generated ones of the same
   * name.
   */
  private static List<String> publicClasses() throws IOException {
    Path root = Path.of(location(ContainersClient.class));
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names = new ArrayList<>();
      for (Path file : files.toList()) {
        String name = root.relativize(file).toString().replace(java.io.File.separatorChar, '.');
        if (name.endsWith(".class") && !name.matches(".*(\\$|-info|\\.internal\\.).*")) {
          Class<?> type =
              Class.forName(
                  name.replaceFirst("\\.class$", ""), false, Calls.class.getClassLoader());
          // Only one of two classes with the same simple name can be imported.
          if (java.lang.reflect.Modifier.isPublic(type.getModifiers())
              && names.stream().noneMatch(known -> known.endsWith("." + type.getSimpleName()))) {
            names.add(type.getName());
          }
        }
      }
      return names;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath() {
    return Stream.of(
            ContainersClient.class,
            Model.class,
            JsonElement.class,
            NonNull.class,
            OkHttpClient.class,
            List.class)
        .filter(it -> it.getProtectionDomain().getCodeSource() != null)
        .map(it -> Path.of(location(it)).toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static URI location(Class<?> type) {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects the methods that each call invokes. */
  private final class Called extends TreePathScanner<@Nullable Void, @Nullable Set<String>> {
    private final JavacTask task;

    Called(JavacTask task) {
      this.task = task;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Set<String> none) {
      String name = method.getName().toString();
      Set<String> called = new HashSet<>();
      super.visitMethod(method, called);
      if (name.startsWith("call")) {
        methods.put(cells.get(Integer.parseInt(name.substring("call".length()))), called);
      }
      return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(
        MethodInvocationTree call, @Nullable Set<String> called) {
      if (called != null
          && Trees.instance(task).getElement(getCurrentPath())
              instanceof ExecutableElement method) {
        String parameters =
            method.getParameters().stream()
                .map(it -> task.getTypes().erasure(it.asType()).toString())
                .map(it -> it.replaceAll("@[\\w.]+ ", ""))
                .collect(Collectors.joining(","));
        called.add(
            ((TypeElement) method.getEnclosingElement()).getSimpleName()
                + "."
                + method.getSimpleName()
                + "("
                + parameters
                + ")");
      }
      return super.visitMethodInvocation(call, called);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + CLASS + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
