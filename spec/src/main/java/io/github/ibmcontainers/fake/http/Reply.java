package io.github.ibmcontainers.fake.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/**
 * An answer before it goes onto the wire.
 *
 * @param status the status code
 * @param headers its headers without the ones that framing needs
 * @param body its body, empty for none
 * @param stream what is written after the body while the connection stays open, if anything
 */
public record Reply(int status, Headers headers, ByteString body, Optional<BodyStream> stream) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Headers NO_HEADERS = Headers.EMPTY;

  /** An answer whose body is known. */
  public Reply(int status, Headers headers, ByteString body) {
    this(status, headers, body, Optional.empty());
  }

  /** A 200 whose body is written bit by bit. */
  public static Reply streaming(String contentType, BodyStream stream) {
    return new Reply(
        200, Headers.of("Content-Type", contentType), ByteString.EMPTY, Optional.of(stream));
  }

  /** An answer without body. */
  public static Reply empty(int status) {
    return new Reply(status, NO_HEADERS, ByteString.EMPTY);
  }

  /** A JSON answer; nulls in it are written. */
  public static Reply json(int status, JsonElement body) {
    return of(status, "application/json", GSON.toJson(body));
  }

  /** A plain text answer. */
  public static Reply text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** An answer of the given type. */
  public static Reply of(int status, String contentType, String body) {
    return of(status, contentType, ByteString.encodeUtf8(body));
  }

  /** An answer of the given type. */
  public static Reply of(int status, String contentType, ByteString body) {
    return new Reply(status, Headers.of("Content-Type", contentType), body);
  }

  /** The same answer with one more header. */
  public Reply header(String name, String value) {
    return new Reply(
        status, headers.newBuilder().addUnsafeNonAscii(name, value).build(), body, stream);
  }

  /** The same answer with that header once. */
  public Reply replaceHeader(String name, String value) {
    return new Reply(
        status,
        headers.newBuilder().removeAll(name).addUnsafeNonAscii(name, value).build(),
        body,
        stream);
  }

  /** The status: a body may hold a token. */
  @Override
  public String toString() {
    return "Reply " + status;
  }
}
