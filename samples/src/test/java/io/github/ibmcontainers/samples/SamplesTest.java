package io.github.ibmcontainers.samples;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sample completes against a fake cloud and prints the expected output. */
class SamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/ibmcontainers/samples");
  private static final Path KOTLIN =
      Path.of("src/main/kotlin/io/github/ibmcontainers/samples/KotlinClusters.kt");

  /** Regular expressions that must match the output. */
  private static final Map<String, List<String>> OUTPUT =
      Map.ofEntries(
          entry("Quickstart", List.of("Accounts +Example account", "vpc-openshift +VPC +eu-de ")),
          entry(
              "Guide2020",
              List.of(
                  "1\\. Token for account \\(none yet\\)",
                  "2\\. Account Example account, [0-9a-f]{32}",
                  "3\\. Token for account [0-9a-f]{32}",
                  "4\\. Region eu-central = eu-de",
                  "5\\. Cluster mycluster in us-south",
                  "6\\. API server https://",
                  "7\\. Version v1\\.")),
          entry(
              "Guide2021",
              List.of(
                  "1\\. Token for account \\(none yet\\)",
                  "2\\. Account Example account, [0-9a-f]{32}",
                  "3\\. Token for account [0-9a-f]{32}",
                  "4\\. Cluster mycluster, classic",
                  "4\\. Cluster vpc-kubernetes, VPC")),
          entry("AllAccounts", List.of("Example account +satellite-openshift +Satellite +normal")),
          entry("Inventory", List.of("mycluster +normal +1\\.30")),
          entry("ClusterReport", List.of("Written: ")),
          entry(
              "CreateCluster",
              List.of(
                  "Ready: sample-cluster in us-south-1, us-south-2, us-south-3",
                  "Deleted: sample-cluster")),
          entry("RollingUpdate", List.of("Result: 2 done")),
          entry("Upgrade", List.of("2 of 2 steps done")),
          entry("KubectlToken", List.of("command: .*java", "KubectlToken", "- token")),
          entry(
              "OpenShiftAccess",
              List.of(
                  "OAuth server +https://", "user +IAM#", "token expires +20", "version +v1\\.")),
          entry("Fabric8Namespaces", List.of("kube-system")),
          entry("OfficialNamespaces", List.of("kube-system")),
          entry(
              "RawOperation",
              List.of("Logging configurations of mycluster: 0", "status +200", "application/json")),
          entry("LiveCheck", List.of(".")),
          entry(
              "Metrics",
              List.of("GetRegions +1 ", "ClassicGetClusters +1 ", "Tokens requested: 1")),
          entry(
              "Traces",
              List.of("GetRegions +list versions +200 +\\d", "v2GetVersions +list versions +200 ")),
          entry("SpringBean", List.of("mycluster\\R")),
          entry("OwnTest", List.of("4 of 4 tests passed")),
          entry("Samples", List.of("Quickstart  ")));

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    List<String> runnable = runnable();
    assertThat(runnable).containsExactlyInAnyOrderElementsOf(OUTPUT.keySet());
    Map<String, SampleProcess> runs = SampleSequence.run(runnable);
    return runnable.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> printed(name, runs.get(name))));
  }

  @Test
  void kotlin(@TempDir Path classes) {
    String classPath = System.getProperty("java.class.path");
    SampleProcess compiler =
        SampleProcess.run(
            K2JVMCompiler.class,
            Map.of(),
            "-no-stdlib",
            "-no-reflect",
            "-Werror",
            "-jvm-target",
            "17",
            "-classpath",
            classPath,
            "-d",
            classes.toString(),
            KOTLIN.toString());
    assertThat(compiler.out() + compiler.err()).isEmpty();
    assertThat(compiler.exitCode()).isZero();
    SampleProcess run =
        SampleProcess.run(
            classes + File.pathSeparator + classPath,
            Samples.class.getName(),
            Map.of(),
            "KotlinClusters");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("mycluster classic us-south 1.30.", "In Frankfurt: 2", "Not found: nowhere");
  }

  @Test
  void listNamesEverySample() throws IOException {
    String list = SampleProcess.run(Samples.class, Map.of(), "list").out();
    runnable().stream()
        .filter(name -> !name.equals("Samples"))
        .forEach(name -> assertThat(list).contains("  " + name + " "));
    assertThat(list).contains("  KotlinClusters ");
    String readme = Files.readString(Path.of("..", "README.md"));
    runnable().stream()
        .filter(name -> !name.equals("Samples"))
        .forEach(name -> assertThat(readme).contains("`" + name + "`"));
    assertThat(readme).contains("`KotlinClusters`", "-Dsample=list");
    assertThat(list.lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
  }

  @Test
  void unknownSampleIsRejected() {
    SampleProcess run = SampleProcess.run(Samples.class, Map.of(), "Nothing");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("There is no sample named Nothing.");
  }

  @Test
  void wrongArgumentsExitWith2AndFailuresWith1() {
    SampleProcess run = SampleProcess.run(CreateCluster.class, Map.of(), "only-a-name");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("Arguments: NAME VPC");

    run = SampleProcess.run(OpenShiftAccess.class, Map.of(), "mycluster");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).containsExactly("mycluster is no OpenShift cluster");

    run = SampleProcess.run(RawOperation.class, Map.of(), "nowhere");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void kubectlCommandHasTheClassPathOfTheSampleInAnyClassLoader() throws Exception {
    URL[] urls =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(SamplesTest::url)
            .toArray(URL[]::new);
    PrintStream out = System.out;
    String before = System.getProperty("java.class.path");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setProperty("java.class.path", "launcher.jar");
      loader
          .loadClass(KubectlToken.class.getName())
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
      System.setProperty("java.class.path", before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(Path.of("target", "classes").toAbsolutePath().toString())
        .doesNotContain("launcher.jar");
  }

  @Test
  void progressIsOverwrittenOnATerminalOnly() {
    assertThat(progress(false, Map.of())).isEqualTo("a\nc\nend\n");
    assertThat(progress(true, Map.of()))
        .isEqualTo("\r\u001b[Ka\r\u001b[Kb\r\u001b[Kc\r\u001b[Kend\n");
    assertThat(progress(true, Map.of("TERM", "dumb"))).isEqualTo("a\nc\nend\n");
  }

  @Test
  void colorsAreUsedOnTerminalsUnlessNoColorIsSet() {
    assertThat(terminal(true, Map.of()).state("normal", true))
        .isEqualTo("\u001b[32mnormal\u001b[0m");
    assertThat(terminal(true, Map.of()).state("warning", false)).startsWith("\u001b[31m");
    assertThat(terminal(true, Map.of("NO_COLOR", "1")).state("normal", true)).isEqualTo("normal");
    assertThat(terminal(true, Map.of("NO_COLOR", "")).state("normal", true)).contains("\u001b[");
    assertThat(terminal(false, Map.of()).state("normal", true)).isEqualTo("normal");
  }

  @Test
  void columnsAreAlignedDespiteColors() {
    String state = terminal(true, Map.of()).state("ok", true);
    assertThat(new Table("A", "B").row(state, "x").row("longer", "y").toString())
        .isEqualTo("  A       B\n  ------  -\n  " + state + "      x\n  longer  y\n");
  }

  private static void printed(String name, SampleProcess run) {
    assertThat(run).as("a previous sample ended the process").isNotNull();
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("eyJ").doesNotContain("\u001b");
    OUTPUT.get(name).forEach(wanted -> assertThat(run.out()).containsPattern(wanted));
  }

  private static String progress(boolean interactive, Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), interactive, environment);
    terminal.progress("a", true);
    terminal.progress("b", false);
    terminal.progress("c", true);
    terminal.println("end");
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static Terminal terminal(boolean interactive, Map<String, String> environment) {
    return new Terminal(System.out, interactive, environment);
  }

  private static List<String> runnable() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(SamplesTest::hasMain)
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .sorted()
          .toList();
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasMain(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.readString(file).contains("public static void main(String[] args)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
