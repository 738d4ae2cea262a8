package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.ApiResponse;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.UnexpectedResponseException;
import io.github.ibmcontainers.internal.concurrent.Futures;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.CallTrace;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.TimeSpent;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Durations;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of the facade: adds the context of the call, sends the generated request, and
 * returns the value or throws a typed exception. Immutable.
 *
 * @param core the client's connections and tokens
 * @param base the base URL of the container API
 * @param context the context of calls without options
 */
public record Funnel(Core core, HttpUrl base, CallContext context) {
  private static final long LONGEST_ERROR_BODY = 64 * 1024;

  /**
   * The names of operations that remove resources by POST: most of version 2, some of version 1.
   */
  private static final Pattern REMOVAL =
      Pattern.compile("(?i)(v2|vpc)?(remove|delete|detach|unregister)");

  /** Returns a funnel with another scope. */
  public Funnel with(Scope scope) {
    return new Funnel(core, base, context.withScope(scope));
  }

  /** Returns a funnel that records the delivery of changes. */
  public Funnel recordedBy(Delivery record) {
    return new Funnel(core, base, context.recordedBy(record));
  }

  /** Returns the scope of calls without options. */
  public Scope scope() {
    return context.scope();
  }

  /**
   * Returns a token for the scope of calls without options.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if there is no token
   * @throws CallTimeoutException if there is none within the timeout
   */
  public IamToken token() {
    return token(core.forScope(scope()));
  }

  /**
   * Returns a token for listing accounts, which doesn't require an account.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if there is no token
   * @throws CallTimeoutException if there is none within the timeout
   */
  public IamToken tokenForAccounts() {
    try {
      return token(core.forListingAccounts(scope()));
    } catch (AccountSelectionException e) {
      return token(core.withoutAccount());
    }
  }

  private IamToken token(TokenSource tokens) {
    core.requireOpen();
    Deadline deadline = context.started(context.timeout(), core.time()).deadline();
    Future<IamToken> token = tokens.getAsync();
    try {
      if (!Futures.await(token, () -> deadline != null && deadline.left().isZero())) {
        throw new CallTimeoutException(
            "No token was received within the timeout of the call"
                + context.timeout().map(it -> ", " + Durations.exact(it)).orElse(""),
            null);
      }
    } catch (InterruptedException e) {
      throw new CallCanceledException(
          "Interrupted while waiting for a token", Pauses.interrupted(e));
    }
    return Futures.join(token);
  }

  /** Returns a funnel with a running timeout for several calls, if the options have a timeout. */
  @SuppressWarnings("ReferenceEquality") // The same context means that there is no timeout.
  public Funnel started(RequestOptions options) {
    CallContext started = context.started(options.timeout().or(context::timeout), core.time());
    return started == context ? this : new Funnel(core, base, started);
  }

  /** Returns these options with a timeout, which is at most so long. */
  public RequestOptions limited(RequestOptions options, Duration limit) {
    Optional<Duration> own = options.timeout().or(context::timeout);
    return own.filter(it -> it.compareTo(limit) <= 0).isPresent()
        ? options
        : options.toBuilder().timeout(limit).build();
  }

  /** Returns the generated client for calls with these options. */
  public ApiClient api(RequestOptions options) {
    return new ApiClient(new ScopedCalls(core, context.with(options), null), base);
  }

  /** Runs an operation and returns its value. */
  public <T> T value(RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    return call(options, operation).value();
  }

  /**
   * Runs an operation: {@code call(options, api -> new V2Api(api).getCluster(id))}.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if it fails
   */
  public <T> RawResponse<T> call(
      RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    Exchange exchange = new Exchange(options);
    ApiRequest<T> request = operation.apply(exchange.api());
    try {
      ApiResponse<T> answer = request.executeWithHttpInfo();
      return exchange.response(answer.getData(), answer.getStatusCode(), answer.getHeaders());
    } catch (ApiException e) {
      throw exchange.failure(e, request.operation());
    }
  }

  /**
   * Runs an operation and ignores the response body, which may be missing. A removal also succeeds
   * if the response to an attempt was lost and the retry returns 404.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if it fails
   */
  @SuppressWarnings("NullAway") // NullAway treats "extends @Nullable Object" as non-null.
  public RawResponse<@Nullable Void> order(
      RequestOptions options, Function<ApiClient, ? extends ApiRequest<?>> operation) {
    Exchange exchange = new Exchange(options);
    ApiRequest<?> request = operation.apply(exchange.api());
    try {
      ApiResponse<?> answer = request.executeWithHttpInfo();
      return exchange.response(null, answer.getStatusCode(), answer.getHeaders());
    } catch (ApiException e) {
      boolean done =
          e instanceof UnexpectedResponseException unexpected
              ? unexpected.isMissingBody()
              : e.getCode() == 404 && exchange.trace.isInDoubt() && isRemoval(request.operation());
      if (!done) {
        throw exchange.failure(e, request.operation());
      }
      return exchange.response(null, e.getCode(), e.getResponseHeaders());
    }
  }

  /**
   * Sends a request for an operation that isn't in the API document.
   *
   * @param operation the metadata of the operation
   * @param url the URL, on the container API's host
   * @param body the body; {@code null} for a method without one
   * @throws io.github.ibmcontainers.error.ContainersException if it fails
   */
  public RawResponse<byte[]> send(
      RequestOptions options, Operation operation, HttpUrl url, @Nullable RequestBody body) {
    return reply(options, operation, url, body).response();
  }

  /**
   * A response whose content tells whether the operation has succeeded.
   *
   * @param response the response
   * @param doubt what messages say of earlier attempts; may be empty
   */
  record Reply(RawResponse<byte[]> response, String doubt) {}

  /** As {@link #send}, for operations whose failures are in the content of responses. */
  Reply reply(
      RequestOptions options, Operation operation, HttpUrl url, @Nullable RequestBody body) {
    Exchange exchange = new Exchange(options);
    Request request =
        new Request.Builder()
            .url(url)
            .method(operation.method(), body)
            .tag(Operation.class, operation)
            .build();
    try (Response response = exchange.calls().newCall(request).execute()) {
      if (!response.isSuccessful()) {
        String text = response.peekBody(LONGEST_ERROR_BODY).string();
        throw ApiErrors.serviceException(
            response.code(),
            response.headers(),
            text,
            operation,
            exchange.located(),
            exchange.trace);
      }
      return new Reply(
          exchange.response(response.body().bytes(), response.code(), response.headers()),
          ApiErrors.doubt(operation, exchange.trace));
    } catch (IOException e) {
      throw ApiErrors.transport(e, operation, base, exchange.trace, exchange.timeSpent());
    }
  }

  private static boolean isRemoval(Operation operation) {
    return operation.method().equals("DELETE") || REMOVAL.matcher(operation.id()).lookingAt();
  }

  /** One call: its context, its trace, and the conversion of its response. */
  private final class Exchange {
    private final CallContext own;
    private final CallTrace trace = new CallTrace(true);

    Exchange(RequestOptions options) {
      this.own = context.with(options);
    }

    ScopedCalls calls() {
      return new ScopedCalls(core, own, trace);
    }

    ApiClient api() {
      return new ApiClient(calls(), base);
    }

    <T extends @Nullable Object> RawResponse<T> response(T value, int status, Headers headers) {
      return new RawResponse<>(
          value, status, headers, trace.requestId(), Optional.of(trace.correlationId()));
    }

    ContainersException failure(ApiException e, Operation operation) {
      return ApiErrors.of(e, operation, base, located(), trace, timeSpent());
    }

    TimeSpent timeSpent() {
      return trace.timeSpent(core.time().nanoTime());
    }

    /** Returns the scope with the account of the token, if it is known. */
    Scope located() {
      Scope scope = own.scope();
      return scope.account().isPresent()
          ? scope
          : core.source(scope)
              .accountId()
              .map(id -> scope.toBuilder().account(id).build())
              .orElse(scope);
    }
  }
}
