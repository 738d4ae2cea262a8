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

/** Gets the text of a new document from an address or a file. */
final class DocumentSource {
  /** Far above any real document: the one of 2026 has half a megabyte. */
  static final long LIMIT = 64L * 1024 * 1024;

  private final OkHttpClient client;

  DocumentSource() {
    this(new OkHttpClient.Builder().callTimeout(Duration.ofMinutes(2)).build());
  }

  DocumentSource(OkHttpClient client) {
    this.client = client;
  }

  /**
   * A document and how it came.
   *
   * @param method {@code downloaded} or {@code file}
   */
  record Found(String text, String method) {}

  /**
   * Reads the document.
   *
   * @throws UpdateRefused when there is none, the server refuses or it is too large
   */
  Found read(String source) {
    HttpUrl url = HttpUrl.parse(source);
    try {
      return url == null ? new Found(file(source), "file") : new Found(download(url), "downloaded");
    } catch (IOException e) {
      throw new UpdateRefused("cannot read " + source + ": " + e.getMessage(), e);
    }
  }

  private static String file(String source) throws IOException {
    Path path;
    try {
      path = Path.of(source);
    } catch (InvalidPathException e) {
      throw new UpdateRefused("neither an address nor a file: " + source, e);
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
        throw new UpdateRefused(url + " answered " + response.code());
      }
      BufferedSource body = response.body().source();
      if (body.request(LIMIT + 1)) {
        throw tooLarge(url.toString());
      }
      return decoded(body.readByteArray());
    }
  }

  /** By its byte order mark, else as UTF-8. */
  private static String decoded(byte[] bytes) {
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    return new String(bytes, big || little ? UTF_16 : UTF_8);
  }

  private static UpdateRefused tooLarge(String source) {
    return new UpdateRefused(source + " has more than " + LIMIT + " bytes");
  }
}
