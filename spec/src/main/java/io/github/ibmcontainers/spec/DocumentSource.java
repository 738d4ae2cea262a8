package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads a new document from a URL or a file. */
final class DocumentSource {
  /** The maximum size in bytes, far above that of real documents (half a megabyte in 2026). */
  static final long LIMIT = 64L * 1024 * 1024;

  private final OkHttpClient client;

  DocumentSource() {
    this(new OkHttpClient.Builder().callTimeout(Duration.ofMinutes(2)).build());
  }

  DocumentSource(OkHttpClient client) {
    this.client = client;
  }

  /**
   * A document that was read.
   *
   * @param method {@code downloaded} or {@code file}
   */
  record Source(String text, String method) {}

  /**
   * Reads the document.
   *
   * @throws UpdateRefused if it doesn't exist, the server returns an error, or it is too large
   */
  Source read(String source) {
    HttpUrl url = HttpUrl.parse(source);
    try {
      return url == null
          ? new Source(file(source), "file")
          : new Source(download(url), "downloaded");
    } catch (IOException e) {
      throw new UpdateRefused("cannot read " + source + ": " + e.getMessage(), e);
    }
  }

  private static String file(String source) throws IOException {
    Path path;
    try {
      path = Path.of(source);
    } catch (InvalidPathException e) {
      throw new UpdateRefused("neither a URL nor a file: " + source, e);
    }
    if (!Files.isRegularFile(path)) {
      throw new UpdateRefused("no such file: " + path.toAbsolutePath());
    }
    if (Files.size(path) > LIMIT) {
      throw tooLarge(source);
    }
    return decoded(Files.readAllBytes(path));
  }

  private String download(HttpUrl url) throws IOException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 200) {
        throw new UpdateRefused(url + " returned status " + response.code());
      }
      BufferedSource body = response.body().source();
      if (body.request(LIMIT + 1)) {
        throw tooLarge(url.toString());
      }
      return decoded(body.readByteArray());
    }
  }

  /** Decodes by the byte order mark; as UTF-8 without one. */
  private static String decoded(byte[] bytes) {
    boolean bigEndian = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    boolean littleEndian = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    return new String(bytes, bigEndian || littleEndian ? UTF_16 : UTF_8);
  }

  private static UpdateRefused tooLarge(String source) {
    return new UpdateRefused(source + " has more than " + LIMIT + " bytes");
  }
}
