package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks zip and gzip archives in memory, with a limit on the unpacked size. Paths outside of the
 * archive are rejected, even though nothing is written to disk. The service sends zip archives;
 * early documentation of version 1 mentions a tar archive, but IBM's clients have always unzipped
 * it.
 */
final class ArchiveReader {
  static final int MOST_FILES = 64;
  static final int MOST_BYTES = 8 * 1024 * 1024;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int entries;
  private int budget = MOST_BYTES;

  private ArchiveReader() {}

  /** Returns the files by name; empty if the bytes aren't an archive. */
  static Optional<Map<String, byte[]>> read(byte[] bytes) {
    ArchiveReader reader = new ArchiveReader();
    try {
      return reader.open(bytes);
    } catch (IOException | IllegalArgumentException e) {
      throw new KubeconfigException("The archive is damaged: " + e.getClass().getSimpleName(), e);
    }
  }

  private Optional<Map<String, byte[]>> open(byte[] bytes) throws IOException {
    byte[] content = bytes;
    boolean packed = startsWith(bytes, 0x1f, 0x8b);
    if (packed) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        content = all(in);
      }
      // An archive in the gzip file has a separate limit.
      budget = MOST_BYTES;
    }
    if (startsWith(content, 'P', 'K')) {
      zip(content);
    } else if (packed) {
      add("kubeconfig.yaml", content);
    } else {
      return Optional.empty();
    }
    if (files.isEmpty()) {
      throw new KubeconfigException("The archive contains no file");
    }
    return Optional.of(files);
  }

  private void zip(byte[] bytes) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = all(in);
        if (entry.isDirectory()) {
          countEntry();
          requireInside(entry.getName());
        } else {
          add(entry.getName(), content);
        }
      }
    }
  }

  private void add(String name, byte[] content) {
    countEntry();
    requireInside(name);
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (files.put(plain, content) != null) {
      throw new KubeconfigException("The archive contains two files with the same name");
    }
  }

  private void countEntry() {
    if (++entries > MOST_FILES) {
      throw new KubeconfigException("The archive contains more than " + MOST_FILES + " entries");
    }
  }

  private static void requireInside(String name) {
    boolean allowed = name.chars().noneMatch(c -> c == ':' || c == '\\' || c < 0x20 || c == 0x7f);
    if (!allowed
        || name.isEmpty()
        || name.startsWith("/")
        || List.of(name.split("/", -1)).contains("..")) {
      throw new KubeconfigException(
          "The archive contains an entry with a path that is outside of the archive or not allowed");
    }
  }

  private byte[] all(InputStream in) throws IOException {
    byte[] content = in.readNBytes(budget + 1);
    if (content.length > budget) {
      throw new KubeconfigException(
          "The archive contains more than " + MOST_BYTES + " bytes when unpacked");
    }
    budget -= content.length;
    return content;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }
}
