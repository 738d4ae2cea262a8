package io.github.ibmcontainers;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of one call that override those of the client: scope, timeout, retry policy, additional
 * headers, and credentials for single operations. Immutable; {@code toString} shows no header
 * values.
 */
@JsonAdapter(PrintedAdapter.class)
public final class RequestOptions {
  private static final RequestOptions NONE = new Builder().build();

  /** Headers that the client sets itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
          "cookie",
          "host",
          "content-length",
          "content-type",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "accept-encoding",
          "proxy-authorization",
          "proxy-connection",
          "x-request-id",
          "x-auth-refresh-token",
          "x-auth-resource-account",
          "x-auth-resource-group",
          "x-auth-resource-group-id",
          "x-region");

  private final Scope scope;
  private final @Nullable Duration timeout;
  private final @Nullable RetryPolicy retryPolicy;
  private final boolean repeatable;
  private final @Nullable Cancellation cancellation;
  private final Map<String, String> headers;
  private final Map<String, String> operationHeaders;

  private RequestOptions(Builder builder) {
    this.scope = builder.scope;
    this.timeout = builder.timeout;
    this.retryPolicy = builder.retryPolicy;
    this.repeatable = builder.repeatable;
    this.cancellation = builder.cancellation;
    this.headers = Map.copyOf(builder.headers);
    this.operationHeaders = Map.copyOf(builder.operationHeaders);
  }

  /** Returns options that override nothing. */
  public static RequestOptions none() {
    return NONE;
  }

  /** Returns a builder of options that override nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with these options. */
  public Builder toBuilder() {
    return new Builder().overriddenBy(this);
  }

  /** Returns these options, completed by wider ones. */
  public RequestOptions within(RequestOptions wider) {
    return this == NONE ? wider : wider.toBuilder().overriddenBy(this).build();
  }

  /** Returns the scope, whose values take precedence over the client's. */
  public Scope scope() {
    return scope;
  }

  /** Returns the timeout of the call, retries and pauses included. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Returns the retry policy that replaces the client's. */
  public Optional<RetryPolicy> retryPolicy() {
    return Optional.ofNullable(retryPolicy);
  }

  /** Returns whether the call may be retried although its operation is not idempotent. */
  public boolean repeatable() {
    return repeatable;
  }

  /** Returns what cancels the call. */
  public Optional<Cancellation> cancellation() {
    return Optional.ofNullable(cancellation);
  }

  /** Returns these options with something that cancels the call, besides what already does. */
  public RequestOptions cancelledBy(Cancellation other) {
    Cancellation own = cancellation;
    return toBuilder().cancellation(own == null ? other : Cancellation.anyOf(own, other)).build();
  }

  /** Returns additional headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns values of headers that are sent only with operations that declare them. */
  public Map<String, String> operationHeaders() {
    return operationHeaders;
  }

  @Override
  public String toString() {
    return "RequestOptions[scope=%s, timeout=%s, retryPolicy=%s, repeatable=%s, headers=%s]"
        .formatted(scope, timeout, retryPolicy, repeatable, headers.keySet());
  }

  /** Builds {@link RequestOptions}. Not thread-safe. */
  public static final class Builder {
    private Scope scope = Scope.none();
    private @Nullable Duration timeout;
    private @Nullable RetryPolicy retryPolicy;
    private boolean repeatable;
    private @Nullable Cancellation cancellation;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> operationHeaders = new LinkedHashMap<>();

    private Builder() {}

    private Builder overriddenBy(RequestOptions options) {
      scope = options.scope.within(scope);
      timeout = options.timeout().orElse(timeout);
      retryPolicy = options.retryPolicy().orElse(retryPolicy);
      repeatable |= options.repeatable;
      cancellation = options.cancellation().orElse(cancellation);
      headers.putAll(options.headers);
      operationHeaders.putAll(options.operationHeaders);
      return this;
    }

    /** Narrows the scope. */
    public Builder scope(Scope scope) {
      this.scope = scope;
      return this;
    }

    /**
     * Sets the timeout of the call: of everything that it waits for, such as a login, look-ups, the
     * rate limiter, retries, and pauses.
     *
     * @throws IllegalArgumentException if the timeout is not positive, or longer than 365 days
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Check.positive("timeout", timeout);
      return this;
    }

    /** Sets the retry policy. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    /**
     * Allows retries of an operation that is not idempotent. Use it only for a call that is safe to
     * execute twice.
     */
    public Builder repeatable() {
      this.repeatable = true;
      return this;
    }

    /**
     * Sets what cancels the call from another thread. A canceled call throws {@link
     * io.github.ibmcontainers.error.CallCanceledException}; no further request is sent.
     */
    public Builder cancellation(Cancellation cancellation) {
      this.cancellation = cancellation;
      return this;
    }

    /**
     * Adds a header. A value for {@code X-Correlation-ID} takes the place of the client's.
     *
     * @throws IllegalArgumentException if the client sets the header itself, or the name or value
     *     can't be sent
     */
    public Builder header(String name, String value) {
      String lower = HeaderValues.checkName(name).toLowerCase(Locale.ROOT);
      Check.that(
          !RESERVED.contains(lower),
          "The header %s is set by the client: use the credential, the scope or the body",
          name);
      headers.put(name, HeaderValues.check("value of the header " + name, value));
      return this;
    }

    /**
     * Sets the infrastructure credentials that {@code POST /v1/credentials} stores.
     *
     * @param username the user name of the classic infrastructure account
     * @param apiKey its API key, a secret
     */
    public Builder infrastructureCredentials(String username, String apiKey) {
      operationHeaders.put(
          "X-Auth-Softlayer-Username", HeaderValues.check("infrastructure user name", username));
      operationHeaders.put(
          "X-Auth-Softlayer-APIKey", HeaderValues.check("infrastructure API key", apiKey));
      return this;
    }

    /**
     * Sets the service token that {@code POST /v2/satellite/createClusterRemoteLocation} requires
     * in addition to the user's token.
     *
     * @param token the token, a secret
     */
    public Builder supplementalToken(String token) {
      operationHeaders.put("X-Auth-Supplemental", HeaderValues.check("supplemental token", token));
      return this;
    }

    /** Returns the options. */
    public RequestOptions build() {
      return new RequestOptions(this);
    }
  }
}
