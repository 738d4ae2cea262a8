package io.github.ibmcontainers.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A recorded response of the service.
 *
 * @param name the file, such as {@code v2/getCluster/vpc-2020}
 * @param version {@code v1} or {@code v2}
 * @param operation the id of the operation
 * @param source the source of the recording
 * @param status the HTTP status
 * @param body the body
 */
public record Recording(
    String name, String version, String operation, String source, int status, String body) {

  /** Returns all recordings. */
  public static List<Recording> all() {
    return all(root());
  }

  /** Returns all recordings in a folder. */
  public static List<Recording> all(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".http"))
          .sorted()
          .map(file -> read(root, root.relativize(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a recording. */
  public static Recording of(String name) {
    return read(root(), Path.of(name + ".http"));
  }

  private static Recording read(Path root, Path file) {
    try {
      List<String> lines = Files.readAllLines(root.resolve(file));
      if (!lines.get(0).startsWith("# ") || !lines.get(1).matches("HTTP \\d{3}")) {
        throw new IllegalStateException(file + " has no source or no status");
      }
      return new Recording(
          file.toString().replace('\\', '/').replaceFirst("\\.http$", ""),
          file.getName(0).toString(),
          file.getName(1).toString(),
          lines.get(0).substring(2),
          Integer.parseInt(lines.get(1).substring("HTTP ".length())),
          String.join("\n", lines.subList(2, lines.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(Objects.requireNonNull(Recording.class.getResource("/recorded")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
