package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a request knows of the call it belongs to; travels as a tag of the OkHttp request.
 * Immutable.
 *
 * @param scope the scope that holds for this call
 * @param retry the policy that holds for this call
 * @param repeatable whether the caller vouches that the request may be sent more than once
 * @param timeout the time for the whole call
 * @param headers extra headers
 * @param operationHeaders values of headers that only some operations declare
 */
public record CallContext(
    Scope scope,
    RetryPolicy retry,
    boolean repeatable,
    Optional<Duration> timeout,
    Map<String, String> headers,
    Map<String, String> operationHeaders) {

  /** A context with the client's defaults. */
  public static CallContext of(Scope scope, RetryPolicy retry, Optional<Duration> timeout) {
    return new CallContext(scope, retry, false, timeout, Map.of(), Map.of());
  }

  /** This context, as one call's options want it. */
  public CallContext with(RequestOptions options) {
    if (options == RequestOptions.none()) {
      return this;
    }
    return new CallContext(
        options.scope().within(scope),
        options.retryPolicy().orElse(retry),
        repeatable || options.repeatable(),
        options.timeout().or(() -> timeout),
        options.headers(),
        options.operationHeaders());
  }
}
