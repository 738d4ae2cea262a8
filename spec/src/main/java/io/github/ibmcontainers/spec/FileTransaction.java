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
 * Writes several files as a unit: all new contents are on disk before the first file is replaced,
 * each file is replaced atomically, and after a failure the replaced files are restored.
 */
final class FileTransaction {
  private final Map<Path, String> texts = new LinkedHashMap<>();

  /** Sets the new content of a file. */
  FileTransaction put(Path file, String text) {
    texts.put(file, text);
    return this;
  }

  /**
   * Replaces the files.
   *
   * @throws IOException if a file can't be written; all files have their previous content then
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
        Optional<String> previous =
            Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
        Files.move(entry.getValue(), file, ATOMIC_MOVE, REPLACE_EXISTING);
        replaced.push(new Replaced(file, previous));
      }
    } catch (IOException | RuntimeException e) {
      restore(replaced, e);
      throw e;
    } finally {
      for (Path temporary : written.values()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void restore(Deque<Replaced> replaced, Exception cause) {
    for (Replaced previous : replaced) {
      try {
        if (previous.text().isPresent()) {
          Files.writeString(previous.file(), previous.text().get(), UTF_8);
        } else {
          Files.deleteIfExists(previous.file());
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private record Replaced(Path file, Optional<String> text) {}
}
