package io.github.ibmcontainers;

import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.check.RawPaths;
import io.github.ibmcontainers.internal.text.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Builds and sends a request that isn't in the API document, with the login, retries, and
 * exceptions of the client. Created by {@link ContainersClient#request}. Not thread-safe.
 */
public final class RawRequest {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");
  private static final Set<String> NEED_A_BODY = Set.of("POST", "PUT", "PATCH");
  private static final MediaType JSON = MediaType.get("application/json");

  private final Funnel funnel;
  private final String method;
  private final String path;
  private final HttpUrl.Builder url;
  private final Set<String> scopeHeaders = new LinkedHashSet<>();
  private @Nullable RequestBody body;
  private RequestOptions options = RequestOptions.none();

  RawRequest(Funnel funnel, String method, String path) {
    this.funnel = funnel;
    this.method = method.toUpperCase(Locale.ROOT);
    this.path = RawPaths.check(path);
    if (!METHODS.contains(this.method)) {
      throw new IllegalArgumentException(
          "The method must be one of " + METHODS.stream().sorted().toList() + ", not " + method);
    }
    this.url = funnel.base().newBuilder().addEncodedPathSegments(path.substring(1));
  }

  /** Makes the path relative to the host instead of {@code /global}, as for {@code /graphql}. */
  public RawRequest fromRoot() {
    url.encodedPath(path);
    return this;
  }

  /** Adds a query parameter. */
  public RawRequest query(String name, String value) {
    url.addQueryParameter(name, value);
    return this;
  }

  /** Sets the body to a JSON text. */
  public RawRequest json(String text) {
    this.body = RequestBody.create(text.getBytes(StandardCharsets.UTF_8), JSON);
    return this;
  }

  /** Sets the body. */
  public RawRequest body(RequestBody content) {
    this.body = content;
    return this;
  }

  /**
   * Sends values of the scope as headers of this request.
   *
   * @param names the headers, such as {@code X-Region} and {@code X-Auth-Resource-Group}
   */
  public RawRequest scopeHeaders(String... names) {
    scopeHeaders.addAll(List.of(names));
    return this;
  }

  /** Sets the options of this call. */
  public RawRequest options(RequestOptions requestOptions) {
    this.options = requestOptions;
    return this;
  }

  /**
   * Sends the request and returns the body as bytes.
   *
   * @return the body with status, headers, and ids
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public RawResponse<byte[]> bytes() {
    String shown = Redactor.text(path);
    Operation operation =
        new Operation(
            method + " " + shown,
            "raw",
            method,
            shown,
            null,
            null,
            Set.copyOf(scopeHeaders),
            Set.of(),
            IDEMPOTENT.contains(method),
            true,
            false);
    RequestBody content =
        body == null && NEED_A_BODY.contains(method) ? RequestBody.create(new byte[0], JSON) : body;
    return funnel.send(options, operation, url.build(), content);
  }

  /**
   * Sends the request and returns the body as UTF-8 text.
   *
   * @return the body with status, headers, and ids
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public RawResponse<String> text() {
    RawResponse<byte[]> answer = bytes();
    return answer.withValue(new String(answer.value(), StandardCharsets.UTF_8));
  }
}
