package io.github.ibmcontainers.internal.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files of a user, which any editor or shell may have written. */
public final class TextFile {
  private TextFile() {}

  /**
   * Returns the text of a file in UTF-8, or in UTF-16 if it starts with a byte order mark, as
   * shells on Windows write it. The byte order mark isn't part of the text.
   *
   * @throws IOException if the file can't be read, or isn't such a text
   */
  public static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    if (text.indexOf('\0') >= 0) {
      // UTF-16 without a byte order mark, or no text at all.
      throw new CharacterCodingException();
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns why a file couldn't be read, as the end of a sentence; empty if the cause tells. */
  public static String reason(IOException e) {
    return e instanceof CharacterCodingException ? ": it isn't text in UTF-8" : "";
  }

  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return switch (mark) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }
}
