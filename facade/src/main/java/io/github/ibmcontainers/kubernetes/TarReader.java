package io.github.ibmcontainers.kubernetes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a tar archive: ustar, with the long names of GNU tar and of pax. Links are
 * refused.
 */
final class TarReader {
  private static final int BLOCK = 512;

  private final byte[] bytes;
  private final BiConsumer<String, byte[]> files;
  private int at;
  private @Nullable String longName;

  private TarReader(byte[] bytes, BiConsumer<String, byte[]> files) {
    this.bytes = bytes;
    this.files = files;
  }

  static boolean isTar(byte[] bytes) {
    return bytes.length >= BLOCK
        && new String(bytes, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  static void read(byte[] bytes, BiConsumer<String, byte[]> files) throws IOException {
    TarReader reader = new TarReader(bytes, files);
    while (reader.entry()) {
      // Each entry is handed on as it is read.
    }
  }

  private boolean entry() throws IOException {
    if (at + BLOCK > bytes.length || isEnd()) {
      return false;
    }
    checkSum();
    int header = at;
    int size = number(header + 124, 12);
    at += BLOCK;
    if (size > bytes.length - at) {
      throw new EOFException("an entry is cut off");
    }
    byte[] content = Arrays.copyOfRange(bytes, at, at + size);
    at += (int) Math.min((size + BLOCK - 1L) / BLOCK * BLOCK, bytes.length - at);
    switch (bytes[header + 156]) {
      case 'L' -> longName = text(content, 0, content.length);
      case 'x' -> longName = paxPath(content).orElse(longName);
      case 'g' -> {}
      case '0', 0, '7' -> {
        files.accept(name(header), content);
        longName = null;
      }
      case '5' -> longName = null;
      default -> throw new KubeconfigException("The archive holds a link or a special file");
    }
    return true;
  }

  private boolean isEnd() {
    for (int i = at; i < at + BLOCK; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void checkSum() throws IOException {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : bytes[at + i] & 0xff;
    }
    if (sum != number(at + 148, 8)) {
      throw new IOException("a header's checksum is wrong");
    }
  }

  private String name(int header) {
    if (longName != null) {
      return longName;
    }
    String name = text(bytes, header, 100);
    boolean posix = bytes[header + 262] == 0;
    String prefix = posix ? text(bytes, header + 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** The records are {@code length name=value\n}. */
  private static Optional<String> paxPath(byte[] content) throws IOException {
    int at = 0;
    Optional<String> path = Optional.empty();
    while (at < content.length) {
      int blank = at;
      int length = 0;
      while (blank < content.length
          && content[blank] >= '0'
          && content[blank] <= '9'
          && blank - at < 7) {
        length = length * 10 + content[blank] - '0';
        blank++;
      }
      if (blank >= content.length
          || content[blank] != ' '
          || length <= blank + 1 - at
          || length > content.length - at) {
        throw new IOException("an extended header is malformed");
      }
      String entry =
          new String(content, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
      if (entry.startsWith("path=")) {
        path = Optional.of(entry.substring("path=".length()));
      }
      at += length;
    }
    return path;
  }

  private int number(int start, int length) throws IOException {
    String digits = text(bytes, start, length).strip();
    long number = digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IOException("a number of a header is malformed");
    }
    return (int) number;
  }

  private static String text(byte[] bytes, int start, int length) {
    int end = start;
    while (end < start + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
