package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.FormFields;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A request that the fake cloud received. Immutable except for the status, which is set when the
 * response is sent. Thread-safe.
 */
public final class RecordedCall {
  private final Service service;
  private final String method;
  private final HttpUrl url;
  private final Headers headers;
  private final String body;
  private final Optional<String> operationId;
  private final CredentialKind credential;
  private final boolean credentialAtWrongHost;
  private final AtomicInteger status = new AtomicInteger();

  private RecordedCall(Builder builder) {
    service = builder.service;
    method = builder.method;
    url = builder.url;
    headers = builder.headers;
    body = builder.body;
    operationId = builder.operationId;
    credential = builder.credential;
    credentialAtWrongHost = builder.credentialAtWrongHost;
  }

  /** Returns the service that received the request. */
  public Service service() {
    return service;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the complete URL. */
  public HttpUrl url() {
    return url;
  }

  /** Returns the percent-encoded path. */
  public String path() {
    return url.encodedPath();
  }

  /** Returns a decoded query parameter; empty text for a parameter without a value. */
  public Optional<String> query(String name) {
    return url.queryParameterNames().contains(name)
        ? Optional.of(Optional.ofNullable(url.queryParameter(name)).orElse(""))
        : Optional.empty();
  }

  /** Returns all headers. */
  public Headers headers() {
    return headers;
  }

  /** Returns the last value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the body as UTF-8 text; empty if there was none. */
  public String body() {
    return body;
  }

  /** Returns a decoded field of a form body. */
  public Optional<String> form(String name) {
    FormBody form = form();
    return IntStream.range(0, form.size())
        .filter(i -> form.name(i).equals(name))
        .mapToObj(form::value)
        .findFirst();
  }

  /** Returns the decoded fields of a form body. The result for other bodies is unspecified. */
  public FormBody form() {
    return FormFields.parse(body, UnaryOperator.identity());
  }

  /**
   * Returns the operation id of the API document; for services other than the container API, a
   * short name of the call.
   */
  public Optional<String> operationId() {
    return operationId;
  }

  /** Returns the account in the headers. */
  public Optional<String> account() {
    return header("X-Auth-Resource-Account");
  }

  /** Returns the resource group in the headers, from either of the two names of the header. */
  public Optional<String> resourceGroup() {
    return header("X-Auth-Resource-Group").or(() -> header("X-Auth-Resource-Group-ID"));
  }

  /** Returns the region in the headers. */
  public Optional<String> region() {
    return header("X-Region");
  }

  /** Returns the kind of credential in the request. */
  public CredentialKind credential() {
    return credential;
  }

  /**
   * Returns whether the request contains a credential that isn't meant for this host, in {@code
   * Authorization} or in an {@code X-Auth-} header of the container API.
   */
  public boolean credentialAtWrongHost() {
    return credentialAtWrongHost;
  }

  /** Returns the status of the response; empty if no response has been sent. */
  public OptionalInt status() {
    int value = status.get();
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Records the status of the response. */
  void recordStatus(int code) {
    status.set(code);
  }

  /** Returns method, path, and operation, without secrets. */
  @Override
  public String toString() {
    return service
        + " "
        + method
        + " "
        + path()
        + operationId.map(id -> " (" + id + ")").orElse("")
        + (status().isPresent() ? " -> " + status().getAsInt() : "");
  }

  /** Builds a recorded call. */
  static final class Builder {
    private final Service service;
    private final String method;
    private final HttpUrl url;
    private Headers headers = Headers.EMPTY;
    private String body = "";
    private Optional<String> operationId = Optional.empty();
    private CredentialKind credential = CredentialKind.NONE;
    private boolean credentialAtWrongHost;

    Builder(Service service, String method, HttpUrl url) {
      this.service = service;
      this.method = method;
      this.url = url;
    }

    Builder content(Headers headers, String body) {
      this.headers = headers;
      this.body = body;
      return this;
    }

    Builder operation(Optional<String> id) {
      operationId = id;
      return this;
    }

    Builder credential(CredentialKind kind, boolean atWrongHost) {
      credential = kind;
      credentialAtWrongHost = atWrongHost;
      return this;
    }

    RecordedCall build() {
      return new RecordedCall(this);
    }
  }
}
