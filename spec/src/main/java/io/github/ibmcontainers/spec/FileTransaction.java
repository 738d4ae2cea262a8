package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes several files as one change: all new texts are on disk before the first file is replaced,
 * each is replaced in one step, and a failure puts back those that were.
 */
final class FileTransaction {
  private final Map<Path, String> texts = new LinkedHashMap<>();

  /** Plans a file's new text. */
  FileTransaction put(Path file, String text) {
    texts.put(file, text);
    return this;
  }

  /**
   * Replaces the files.
   *
   * @throws IOException when one cannot be written; all have their former content then
   */
  void commit() throws IOException {
    Map<Path, Path> written = new LinkedHashMap<>();
    Deque<Replaced> replaced = new ArrayDeque<>();
    try {
      for (Map.Entry<Path, String> entry : texts.entrySet()) {
        Path file = entry.getKey();
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        written.put(file, temporary);
        Files.writeString(temporary, entry.getValue(), UTF_8);
      }
      for (Map.Entry<Path, Path> entry : written.entrySet()) {
        Path file = entry.getKey();
        Optional<String> former =
            Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
        Files.move(entry.getValue(), file, ATOMIC_MOVE, REPLACE_EXISTING);
        replaced.push(new Replaced(file, former));
      }
    } catch (IOException | RuntimeException e) {
      putBack(replaced, e);
      throw e;
    } finally {
      for (Path temporary : written.values()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void putBack(Deque<Replaced> replaced, Exception cause) {
    for (Replaced former : replaced) {
      try {
        if (former.text().isPresent()) {
          Files.writeString(former.file(), former.text().get(), UTF_8);
        } else {
          Files.deleteIfExists(former.file());
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private record Replaced(Path file, Optional<String> text) {}
}
