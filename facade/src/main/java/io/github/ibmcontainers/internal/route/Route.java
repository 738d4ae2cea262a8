package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.call.Funnel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A route of an action: an operation that performs it on clusters of a provider.
 *
 * @param provider the provider of the clusters
 * @param operation the operation
 * @param request creates the request
 * @param view converts the response to the result; {@code null} to ignore the response
 */
public record Route<
    I extends @Nullable Object, G extends @Nullable Object, O extends @Nullable Object>(
    Provider provider,
    Operation operation,
    RouteRequest<I, G> request,
    @Nullable Function<G, O> view) {

  /** Returns the API version of the operation. */
  public ApiVersion version() {
    return "v1".equals(operation.apiVersion()) ? ApiVersion.V1 : ApiVersion.V2;
  }

  /** Returns the same route for another provider. */
  Route<I, G, O> on(Provider other) {
    return new Route<>(other, operation, request, view);
  }

  @SuppressWarnings("NullAway") // NullAway treats "extends @Nullable Object" as non-null.
  RawResponse<O> send(Funnel funnel, RequestOptions options, String cluster, I input) {
    if (view == null) {
      return funnel.order(options, api -> request.on(api, cluster, input)).withValue(null);
    }
    RawResponse<G> answer = funnel.call(options, api -> request.on(api, cluster, input));
    return answer.withValue(view.apply(answer.value()));
  }

  /** Returns whether another route sends the same request. */
  boolean sameAs(Route<?, ?, ?> other) {
    return request.equals(other.request);
  }
}
