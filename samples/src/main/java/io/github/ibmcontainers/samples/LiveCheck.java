package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.check.LiveReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares the service with the API document by reads only, and prints the report. {@code
 * -Dreport=DIR} writes it as {@code live-check.md} and {@code live-check.json}; {@code
 * -Dkubernetes=true} also asks each cluster's API server for its version, and {@code -Drecord=DIR}
 * writes the responses with invented values.
 */
public final class LiveCheck {
  private LiveCheck() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(LiveCheck::run);
  }

  private static void run(SampleCloud cloud) {
    System.out.println("Checking " + cloud.name());
    var check =
        io.github.ibmcontainers.check.LiveCheck.of(cloud.client())
            .kubernetes(Boolean.getBoolean("kubernetes"))
            .progress(line -> System.out.println("  " + line));
    String recordings = System.getProperty("record", "");
    if (!recordings.isEmpty()) {
      check.record(Path.of(recordings));
    }
    LiveReport report = check.run();
    System.out.println(report.markdown());
    String directory = System.getProperty("report", "");
    if (!directory.isEmpty()) {
      write(Path.of(directory), report);
    }
  }

  private static void write(Path directory, LiveReport report) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("live-check.md"), report.markdown());
      Files.writeString(directory.resolve("live-check.json"), report.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
