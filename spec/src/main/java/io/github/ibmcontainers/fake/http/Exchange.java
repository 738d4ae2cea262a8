package io.github.ibmcontainers.fake.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;

/**
 * One request as it arrived.
 *
 * @param method the HTTP method
 * @param url where it was sent
 * @param headers its headers
 * @param body its body, empty if it had none
 * @param clientCertificates what the client proved by TLS, empty if nothing
 */
public record Exchange(
    String method,
    HttpUrl url,
    Headers headers,
    ByteString body,
    List<Certificate> clientCertificates) {

  /** The request as the server read it. */
  public static Exchange of(RecordedRequest request) {
    ByteString body = request.getBody();
    Handshake handshake = request.getHandshake();
    return new Exchange(
        request.getMethod(),
        request.getUrl(),
        request.getHeaders(),
        body == null ? ByteString.EMPTY : decoded(body, request.getHeaders()),
        handshake == null ? List.of() : handshake.peerCertificates());
  }

  /** A body that came compressed, as IBM's Go and Java cores can send it; others as they are. */
  private static ByteString decoded(ByteString body, Headers headers) {
    if (!"gzip".equalsIgnoreCase(headers.get("Content-Encoding"))) {
      return body;
    }
    try (BufferedSource source = Okio.buffer(new GzipSource(new Buffer().write(body)))) {
      return source.readByteString();
    } catch (IOException e) {
      return body;
    }
  }

  /** The path as it was sent, still percent-encoded. */
  public String path() {
    return url.encodedPath();
  }

  /** The body as UTF-8 text. */
  public String text() {
    return body.string(StandardCharsets.UTF_8);
  }

  /** The token of an {@code Authorization: Bearer} header, the scheme in any letter case. */
  public Optional<String> bearerToken() {
    return credential("bearer ");
  }

  /**
   * The token of an {@code Authorization} header, with the scheme {@code Bearer} or without any.
   */
  public Optional<String> token() {
    return bearerToken()
        .or(
            () ->
                Optional.ofNullable(headers.get("Authorization"))
                    .map(String::trim)
                    .filter(value -> !value.contains(" ")));
  }

  /** User and password of an {@code Authorization: Basic} header, read as UTF-8. */
  public Optional<Basic> basic() {
    return credential("basic ").flatMap(Basic::decode);
  }

  private Optional<String> credential(String scheme) {
    String value = headers.get("Authorization");
    return value != null && value.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(value.substring(scheme.length()).trim())
        : Optional.empty();
  }

  /** Method and path: a query or a header may hold a secret. */
  @Override
  public String toString() {
    return method + " " + path();
  }

  /**
   * User and password of HTTP Basic.
   *
   * @param user the part before the first colon
   * @param password the rest
   */
  public record Basic(String user, String password) {
    static Optional<Basic> decode(String value) {
      ByteString bytes = ByteString.decodeBase64(value);
      if (bytes == null) {
        return Optional.empty();
      }
      String pair = bytes.utf8();
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Basic(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    @Override
    public String toString() {
      return "Basic";
    }
  }
}
