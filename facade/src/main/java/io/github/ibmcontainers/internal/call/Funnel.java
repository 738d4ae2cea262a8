package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.ApiResponse;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Trail;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;

/**
 * Where every call of the facade passes: gives it its context, runs the generated request and turns what
 * came into a value or a typed exception. Immutable; views are cheap.
 */
public final class Funnel {
  private final Call.Factory http;
  private final HttpUrl base;
  private final CallContext context;

  /**
   * @param http the container API's chain
   * @param base the container API's base
   * @param context the context of calls without options
   */
  public Funnel(Call.Factory http, HttpUrl base, CallContext context) {
    this.http = http;
    this.base = base;
    this.context = context;
  }

  /** A funnel whose calls have another scope. */
  public Funnel with(Scope scope) {
    return new Funnel(
        http,
        base,
        new CallContext(
            scope,
            context.retry(),
            context.repeatable(),
            context.timeout(),
            context.headers(),
            context.operationHeaders()));
  }

  /** The scope of calls without options. */
  public Scope scope() {
    return context.scope();
  }

  /** The generated client on this transport, with the context of calls without options. */
  public ApiClient api() {
    return new ApiClient(new ScopedCalls(http, context, null), base);
  }

  /** What an operation answers. */
  public <T> T value(RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    return call(options, operation).value();
  }

  /**
   * Runs an operation: {@code call(options, api -> new V2Api(api).getCluster(id))}.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if it fails, of the type that says how
   */
  public <T> RawResponse<T> call(
      RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    CallContext own = context.with(options);
    Trail trail = new Trail();
    ApiRequest<T> request =
        operation.apply(new ApiClient(new ScopedCalls(http, own, trail), base));
    try {
      ApiResponse<T> answer = request.executeWithHttpInfo();
      return new RawResponse<>(
          answer.getData(),
          answer.getStatusCode(),
          answer.getHeaders(),
          trail.requestId(),
          java.util.Optional.of(trail.correlationId()));
    } catch (ApiException e) {
      throw ApiErrors.of(e, request.operation(), base, own.scope(), trail);
    }
  }
}
