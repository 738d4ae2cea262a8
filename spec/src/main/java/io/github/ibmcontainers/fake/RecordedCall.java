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
 * A request that the fake cloud saw. Immutable but for the status, which is known once answered.
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

  /** The server it came to. */
  public Service service() {
    return service;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The whole URL. */
  public HttpUrl url() {
    return url;
  }

  /** The path, still percent-encoded. */
  public String path() {
    return url.encodedPath();
  }

  /** A decoded query parameter; empty text for a flag without value. */
  public Optional<String> query(String name) {
    return url.queryParameterNames().contains(name)
        ? Optional.of(Optional.ofNullable(url.queryParameter(name)).orElse(""))
        : Optional.empty();
  }

  /** All headers as they came. */
  public Headers headers() {
    return headers;
  }

  /** The last value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body as UTF-8 text, empty if there was none. */
  public String body() {
    return body;
  }

  /** A decoded field of a form body. */
  public Optional<String> form(String name) {
    FormBody form = form();
    return IntStream.range(0, form.size())
        .filter(i -> form.name(i).equals(name))
        .mapToObj(form::value)
        .findFirst();
  }

  /** The whole form body, decoded; what is not a form gives what can be read of it. */
  public FormBody form() {
    return FormFields.parse(body, UnaryOperator.identity());
  }

  /**
   * The operation of the document that it asked for; for other services a short name of the call.
   */
  public Optional<String> operationId() {
    return operationId;
  }

  /** The account that the headers name. */
  public Optional<String> account() {
    return header("X-Auth-Resource-Account");
  }

  /** The resource group that the headers name, in either spelling of the header. */
  public Optional<String> resourceGroup() {
    return header("X-Auth-Resource-Group").or(() -> header("X-Auth-Resource-Group-ID"));
  }

  /** The region that the headers name. */
  public Optional<String> region() {
    return header("X-Region");
  }

  /** What the request showed as its credential. */
  public CredentialKind credential() {
    return credential;
  }

  /**
   * Whether a credential, or a header of the container API that holds one, is not for this host.
   */
  public boolean credentialAtWrongHost() {
    return credentialAtWrongHost;
  }

  /** The status it was answered with; empty while it is being answered or if no answer left. */
  public OptionalInt status() {
    int value = status.get();
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** For the servers: notes the answer. */
  public void answered(int code) {
    status.set(code);
  }

  /** Method, path and operation, never a secret. */
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

  /** For the servers: collects the parts. */
  public static final class Builder {
    private final Service service;
    private final String method;
    private final HttpUrl url;
    private Headers headers = Headers.EMPTY;
    private String body = "";
    private Optional<String> operationId = Optional.empty();
    private CredentialKind credential = CredentialKind.NONE;
    private boolean credentialAtWrongHost;

    /** A request to a service. */
    public Builder(Service service, String method, HttpUrl url) {
      this.service = service;
      this.method = method;
      this.url = url;
    }

    /** Its headers and its body. */
    public Builder content(Headers headers, String body) {
      this.headers = headers;
      this.body = body;
      return this;
    }

    /** The operation it asks for. */
    public Builder operation(Optional<String> id) {
      this.operationId = id;
      return this;
    }

    /** What it showed. */
    public Builder credential(CredentialKind kind, boolean atWrongHost) {
      this.credential = kind;
      this.credentialAtWrongHost = atWrongHost;
      return this;
    }

    /** The recorded call. */
    public RecordedCall build() {
      return new RecordedCall(this);
    }
  }
}
