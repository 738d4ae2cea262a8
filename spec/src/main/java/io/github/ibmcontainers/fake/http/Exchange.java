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
 * A request that a server received.
 *
 * @param method the HTTP method
 * @param url its complete URL
 * @param headers its headers
 * @param body its decompressed body; empty if it has none
 * @param clientCertificates the certificate chain of the client; empty without a client certificate
 */
public record Exchange(
    String method,
    HttpUrl url,
    Headers headers,
    ByteString body,
    List<Certificate> clientCertificates) {

  /** Converts a request of MockWebServer. */
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

  /** IBM's Go and Java cores can send compressed bodies. */
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

  /** Returns the percent-encoded path. */
  public String path() {
    return url.encodedPath();
  }

  /** Returns the body as UTF-8 text. */
  public String text() {
    return body.string(StandardCharsets.UTF_8);
  }

  /** Returns the token of an {@code Authorization: Bearer} header. */
  public Optional<String> bearerToken() {
    return credential("bearer ");
  }

  /**
   * Returns the token of an {@code Authorization} header with the scheme {@code Bearer} or without
   * a scheme.
   */
  public Optional<String> token() {
    return bearerToken()
        .or(
            () ->
                Optional.ofNullable(headers.get("Authorization"))
                    .map(String::trim)
                    .filter(value -> !value.contains(" ")));
  }

  /** Returns user and password of an {@code Authorization: Basic} header, decoded as UTF-8. */
  public Optional<Basic> basic() {
    return credential("basic ").flatMap(Basic::decode);
  }

  private Optional<String> credential(String scheme) {
    String value = headers.get("Authorization");
    return value != null && value.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(value.substring(scheme.length()).trim())
        : Optional.empty();
  }

  /** Returns method and path only, because a query or a header may contain a secret. */
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
