package io.github.ibmcontainers.fake.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/**
 * A response to send.
 *
 * @param status the status code
 * @param headers its headers, without those for framing such as {@code Content-Length}
 * @param body its body; empty for none
 * @param stream writes the rest of the body over time, if present
 */
public record Reply(int status, Headers headers, ByteString body, Optional<BodyStream> stream) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** Creates a response with a complete body. */
  public Reply(int status, Headers headers, ByteString body) {
    this(status, headers, body, Optional.empty());
  }

  /** Returns a response with status 200 whose body is written over time. */
  public static Reply streaming(String contentType, BodyStream stream) {
    return new Reply(
        200, Headers.of("Content-Type", contentType), ByteString.EMPTY, Optional.of(stream));
  }

  /** Returns a response without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Headers.EMPTY, ByteString.EMPTY);
  }

  /** Returns a JSON response, including nulls. */
  public static Reply json(int status, JsonElement body) {
    return of(status, "application/json", toJson(body));
  }

  /** Returns JSON text, including nulls. */
  public static String toJson(JsonElement value) {
    return GSON.toJson(value);
  }

  /** Returns a plain text response. */
  public static Reply text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** Returns a response of the given content type. */
  public static Reply of(int status, String contentType, String body) {
    return of(status, contentType, ByteString.encodeUtf8(body));
  }

  /** Returns a response of the given content type. */
  public static Reply of(int status, String contentType, ByteString body) {
    return new Reply(status, Headers.of("Content-Type", contentType), body);
  }

  /** Returns a copy with an additional header. */
  public Reply header(String name, String value) {
    return new Reply(
        status, headers.newBuilder().addUnsafeNonAscii(name, value).build(), body, stream);
  }

  /** Returns a copy with a header replaced. */
  public Reply replaceHeader(String name, String value) {
    return new Reply(
        status,
        headers.newBuilder().removeAll(name).addUnsafeNonAscii(name, value).build(),
        body,
        stream);
  }

  /** Returns the status only, because a body may contain a token. */
  @Override
  public String toString() {
    return "Reply " + status;
  }
}
