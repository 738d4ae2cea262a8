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
 * A request that the fake cloud received. Immutable except for the status, which is set by the
 * response.
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

  /** Returns a decoded query parameter; an empty text for a parameter without a value. */
  public Optional<String> query(String name) {
    return url.queryParameterNames().contains(name)
        ? Optional.of(Optional.ofNullable(url.queryParameter(name)).orElse(""))
        : Optional.empty();
  }

  /** Returns all headers as they were sent. */
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

  /** Returns the decoded form body; of other bodies, the fields that can be read. */
  public FormBody form() {
    return FormFields.parse(body, UnaryOperator.identity());
  }

  /**
   * Returns the requested operation of the document; for other services, a short name of the call.
   */
  public Optional<String> operationId() {
    return operationId;
  }

  /** Returns the account in the headers. */
  public Optional<String> account() {
    return header("X-Auth-Resource-Account");
  }

  /** Returns the resource group in the headers, in either spelling of the header. */
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
   * Returns whether the request contains a credential, or a header of the container API with one,
   * that is not meant for this host.
   */
  public boolean credentialAtWrongHost() {
    return credentialAtWrongHost;
  }

  /** Returns the status of the response; empty before the response or if there was none. */
  public OptionalInt status() {
    int value = status.get();
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Records the status of the response. Called by the servers. */
  public void answered(int code) {
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

  /** Builds a recorded call. Used by the servers. */
  public static final class Builder {
    private final Service service;
    private final String method;
    private final HttpUrl url;
    private Headers headers = Headers.EMPTY;
    private String body = "";
    private Optional<String> operationId = Optional.empty();
    private CredentialKind credential = CredentialKind.NONE;
    private boolean credentialAtWrongHost;

    /** Creates a builder of a request to a service. */
    public Builder(Service service, String method, HttpUrl url) {
      this.service = service;
      this.method = method;
      this.url = url;
    }

    /** Sets headers and body. */
    public Builder content(Headers headers, String body) {
      this.headers = headers;
      this.body = body;
      return this;
    }

    /** Sets the requested operation. */
    public Builder operation(Optional<String> id) {
      this.operationId = id;
      return this;
    }

    /** Sets the kind of credential. */
    public Builder credential(CredentialKind kind, boolean atWrongHost) {
      this.credential = kind;
      this.credentialAtWrongHost = atWrongHost;
      return this;
    }

    /** Returns the recorded call. */
    public RecordedCall build() {
      return new RecordedCall(this);
    }
  }
}
