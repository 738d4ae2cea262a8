package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of CLI commands in {@code docs/cli-commands.md}. */
class CommandTableTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path TABLE = MODULE.resolve("docs/cli-commands.md");
  private static final Path COMMANDS = MODULE.resolve("src/test/resources/cli-commands.tsv");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*)\\|([^|]*)\\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Classes whose methods a row can name, in addition to those reachable from the client. */
  private static final Map<String, Class<?>> CLASSES =
      Stream.of(ContainersClientBuilder.class, NewCluster.class, NewWorkerPool.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path EXCHANGES = RESOURCES.resolve("exchanges");
  private static final Path TESTS = Path.of("src/test/java/io/github/ibmcontainers");

  /** Tests of methods that no file of calls contains. */
  private static final Map<String, Path> ELSEWHERE =
      Map.of(
          "ContainersClientBuilder.endpoints", TESTS.resolve("TestClients.java"),
          "kubeconfig", TESTS.resolve("kubernetes/KubeconfigDownloadTest.java"),
          "kubernetes", TESTS.resolve("kubernetes/KubernetesAccessTest.java"));

  private record Row(String command, List<String> methods, String note) {}

  @Test
  @DisplayName("The table lists every CLI command once, in order")
  void complete() throws IOException {
    List<String> commands =
        Files.readAllLines(COMMANDS).stream().filter(line -> !line.startsWith("#")).toList();

    assertThat(commands).hasSizeGreaterThan(200);
    assertThat(rows()).extracting(Row::command).containsExactlyElementsOf(commands);
  }

  @Test
  @DisplayName("Every row names existing methods or the reason why there is none")
  void methodsExist() throws IOException {
    for (Row row : rows()) {
      if (row.methods().isEmpty()) {
        assertThat(row.note()).as(row.command()).containsAnyOf("ended", "no operation", "itself");
      }
      assertThat(row.methods()).as(row.command()).allMatch(CommandTableTest::exists);
    }
  }

  @Test
  @DisplayName("Every method that a row names is called over HTTP by a test")
  void overHttp() throws IOException {
    String calls = Files.readString(RESOURCES.resolve("every-method.txt"));
    try (Stream<Path> files = Files.walk(EXCHANGES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        calls += Files.readString(file);
      }
    }
    String all = calls.replaceAll("\\s+", "");
    for (Row row : rows()) {
      for (String method : row.methods()) {
        if (ELSEWHERE.containsKey(method)) {
          assertThat(Files.readString(ELSEWHERE.get(method))).contains("." + simple(method) + "(");
        } else {
          String file = method.replace("().", "/") + ".http";
          assertThat(all.contains(method + "(") || Files.exists(EXCHANGES.resolve(file)))
              .as(method)
              .isTrue();
        }
      }
    }
  }

  private static String simple(String method) {
    return method.substring(method.lastIndexOf('.') + 1);
  }

  @Test
  @DisplayName("A method that doesn't exist is detected")
  void canFail() {
    assertThat(exists("clusters().delete")).isTrue();
    assertThat(exists("ingress().secrets().get")).isTrue();
    assertThat(exists("clusters().explode")).isFalse();
    assertThat(exists("nothing().get")).isFalse();
    assertThat(exists("NewCluster.mainframe")).isFalse();
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> methods =
            CODE.matcher(row.group(2)).results().map(found -> found.group(1)).toList();
        rows.add(new Row(row.group(1), methods, row.group(3)));
      }
    }
    return rows;
  }

  private static boolean exists(String path) {
    String[] steps = path.split("\\.", -1);
    Class<?> type = CLASSES.get(steps[0]);
    if (type != null) {
      return steps.length == 2 && method(type, steps[1]).isPresent();
    }
    type = ContainersClient.class;
    for (String step : steps) {
      Optional<Method> method = method(type, step.replace("()", ""));
      if (method.isEmpty()) {
        return false;
      }
      type = method.get().getReturnType();
    }
    return true;
  }

  private static Optional<Method> method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(it -> it.getName().equals(name) && Modifier.isPublic(it.getModifiers()))
        .findFirst();
  }
}
