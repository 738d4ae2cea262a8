package io.github.ibmcontainers.threads;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a test class in a separate JVM. */
final class OtherJvm {
  /** Options that run virtual threads on two carriers, so that two pinned threads block all. */
  static final List<String> TWO_CARRIERS =
      List.of(
          "-Djdk.virtualThreadScheduler.parallelism=2",
          "-Djdk.virtualThreadScheduler.maxPoolSize=2");

  private static final Path OWN = Path.of(System.getProperty("java.home"));

  private OtherJvm() {}

  /**
   * The outcome of a JVM.
   *
   * @param ended whether it ended in time
   * @param printed its output
   */
  record Outcome(boolean ended, String printed) {}

  /** Returns the JDK that runs the tests. */
  static Path own() {
    return OWN;
  }

  /** Returns the newest installed JDK with virtual threads. */
  static Optional<Path> withVirtualThreads() throws IOException {
    // The current JDK has them.
    try (Stream<Path> jdks = Files.list(OWN.getParent())) {
      return jdks.filter(jdk -> Files.isExecutable(java(jdk)))
          .filter(jdk -> feature(jdk) >= 21)
          .max(Comparator.comparingInt(OtherJvm::feature));
    }
  }

  static Outcome run(
      Path jdk, Class<?> main, int seconds, Path directory, List<String> options, String... given)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(directory, "printed", ".txt");
    List<String> command = new ArrayList<>();
    command.add(java(jdk).toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(given));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    return new Outcome(ended, Files.readString(printed, StandardCharsets.UTF_8));
  }

  private static String classPath() {
    return Stream.of(
            System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""))
        .filter(path -> !path.isEmpty())
        .reduce((one, other) -> one + File.pathSeparator + other)
        .orElseThrow();
  }

  private static Path java(Path jdk) {
    return jdk.resolve("bin").resolve("java");
  }

  private static int feature(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll(".*\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
