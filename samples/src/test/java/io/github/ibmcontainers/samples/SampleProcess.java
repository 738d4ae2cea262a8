package io.github.ibmcontainers.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sample that ran in a separate process.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its error output
 */
record SampleProcess(int exitCode, String out, String err) {
  static SampleProcess run(Class<?> sample, Map<String, String> environment, String... args) {
    return run(System.getProperty("java.class.path"), sample.getName(), environment, args);
  }

  static SampleProcess run(
      String classPath, String sample, Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath, sample));
    command.addAll(List.of(args));
    try {
      Path out = Files.createTempFile("sample", ".out");
      Path err = Files.createTempFile("sample", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder
            .environment()
            .keySet()
            .removeIf(name -> name.startsWith("IBM") || name.startsWith("IC_"));
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new SampleProcess(
            exitCode,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
