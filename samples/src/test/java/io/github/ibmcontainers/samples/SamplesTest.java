package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sample runs to its end against a fake cloud. */
class SamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/ibmcontainers/samples");

  /** What samples that maintain clusters report at the end. */
  private static final Map<String, String> RESULTS =
      Map.of("RollingUpdate", "Result: 2 done", "Upgrade", "2 of 2 steps done");

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    List<Path> runnable;
    try (Stream<Path> files = Files.list(SOURCES)) {
      runnable = files.filter(SamplesTest::hasMain).sorted().toList();
    }
    assertThat(runnable).isNotEmpty();
    return runnable.stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .map(name -> DynamicTest.dynamicTest(name, () -> runs(name)));
  }

  @Test
  void metricsCountCallsAndTokens() {
    SampleProcess run = SampleProcess.run(Metrics.class, Map.of());
    assertThat(run.out())
        .containsPattern("GetRegions +1 ")
        .containsPattern("ClassicGetClusters +1 ")
        .contains("Tokens asked for: 1");
  }

  @Test
  void theListNamesEverySample() throws IOException {
    String list = SampleProcess.run(Samples.class, Map.of(), "list").out();
    try (Stream<Path> files = Files.list(SOURCES)) {
      files
          .filter(SamplesTest::hasMain)
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("Samples"))
          .forEach(name -> assertThat(list).contains("  " + name + " "));
    }
  }

  @Test
  void anUnknownSampleIsRefused() {
    SampleProcess run = SampleProcess.run(Samples.class, Map.of(), "Nothing");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("There is no sample named Nothing.");
  }

  private static void runs(String name) throws ClassNotFoundException {
    SampleProcess run =
        SampleProcess.run(Class.forName(SamplesTest.class.getPackageName() + "." + name), Map.of());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isNotBlank()
        .doesNotContain("eyJ")
        .contains(RESULTS.getOrDefault(name, ""));
  }

  private static boolean hasMain(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.readString(file).contains("public static void main(String[] args)");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
