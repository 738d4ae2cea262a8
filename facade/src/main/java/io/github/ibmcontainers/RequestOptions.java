package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.HeaderValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call does otherwise than its client: a narrower scope, a time limit, another retry
 * policy, an extra header, credentials that only this operation takes. Immutable; {@code toString}
 * shows no value of a header.
 */
public final class RequestOptions {
  private static final RequestOptions NONE = new Builder().build();

  /** What the library alone decides; set by hand they would be lost or go to the wrong place. */
  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
          "cookie",
          "host",
          "content-length",
          "content-type",
          "transfer-encoding",
          "connection",
          "x-auth-refresh-token",
          "x-auth-resource-account",
          "x-auth-resource-group",
          "x-auth-resource-group-id",
          "x-region");

  private final Scope scope;
  private final @Nullable Duration timeout;
  private final @Nullable RetryPolicy retryPolicy;
  private final boolean repeatable;
  private final Map<String, String> headers;
  private final Map<String, String> operationHeaders;

  private RequestOptions(Builder builder) {
    this.scope = builder.scope;
    this.timeout = builder.timeout;
    this.retryPolicy = builder.retryPolicy;
    this.repeatable = builder.repeatable;
    this.headers = Map.copyOf(builder.headers);
    this.operationHeaders = Map.copyOf(builder.operationHeaders);
  }

  /** Options that change nothing. */
  public static RequestOptions none() {
    return NONE;
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** A scope that wins over the client's where it says something. */
  public Scope scope() {
    return scope;
  }

  /** The time that the whole call may take, attempts and pauses included. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** A retry policy instead of the client's. */
  public Optional<RetryPolicy> retryPolicy() {
    return Optional.ofNullable(retryPolicy);
  }

  /** Whether the caller vouches that this call may be sent more than once. */
  public boolean repeatable() {
    return repeatable;
  }

  /** Headers to send besides the library's own. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Values of headers that leave only on operations that declare them. */
  public Map<String, String> operationHeaders() {
    return operationHeaders;
  }

  @Override
  public String toString() {
    return "RequestOptions[scope="
        + scope
        + ", timeout="
        + timeout
        + ", retryPolicy="
        + retryPolicy
        + ", repeatable="
        + repeatable
        + ", headers="
        + headers.keySet()
        + "]";
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private Scope scope = Scope.none();
    private @Nullable Duration timeout;
    private @Nullable RetryPolicy retryPolicy;
    private boolean repeatable;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> operationHeaders = new LinkedHashMap<>();

    private Builder() {}

    /** Narrows the scope for this call. */
    public Builder scope(Scope scope) {
      this.scope = scope;
      return this;
    }

    /**
     * Limits the whole call, attempts and pauses included.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("The timeout must be positive, not " + timeout);
      }
      this.timeout = timeout;
      return this;
    }

    /** Retries otherwise than the client does. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    /**
     * Lets an operation that is not idempotent be sent again after a failure. Only for a call of
     * which the caller knows that twice does no harm.
     */
    public Builder repeatable() {
      this.repeatable = true;
      return this;
    }

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException if the library decides that header itself, or the name or
     *     value cannot be sent
     */
    public Builder header(String name, String value) {
      String lower = HeaderValues.check("header's name", name).toLowerCase(Locale.ROOT);
      if (RESERVED.contains(lower)) {
        throw new IllegalArgumentException(
            "The header "
                + name
                + " is set by the client: use the credential, the scope or the body");
      }
      headers.put(name, HeaderValues.check("value of the header " + name, value));
      return this;
    }

    /**
     * The infrastructure credentials that {@code POST /v1/credentials} stores.
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
     * The service's own token that {@code POST /v2/satellite/createClusterRemoteLocation} wants
     * beside the user's.
     *
     * @param token the token, a secret
     */
    public Builder supplementalToken(String token) {
      operationHeaders.put("X-Auth-Supplemental", HeaderValues.check("supplemental token", token));
      return this;
    }

    /** The options. */
    public RequestOptions build() {
      return new RequestOptions(this);
    }
  }
}
