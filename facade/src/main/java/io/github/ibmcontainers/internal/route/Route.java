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
 * A cell of the table of routes: an operation that performs an action on clusters of a provider.
 *
 * @param provider whose clusters it serves
 * @param operation the operation
 * @param request creates the request
 * @param view turns the response into the result; {@code null} if nobody needs the response
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

  @SuppressWarnings("NullAway") // It takes "extends @Nullable Object" for "never null".
  RawResponse<O> send(Funnel funnel, RequestOptions options, String cluster, I input) {
    if (view == null) {
      return funnel.order(options, api -> request.on(api, cluster, input)).withValue(null);
    }
    RawResponse<G> answer = funnel.call(options, api -> request.on(api, cluster, input));
    return answer.withValue(view.apply(answer.value()));
  }

  /** Whether the same request would be sent. */
  boolean sameAs(Route<?, ?, ?> other) {
    return request.equals(other.request);
  }
}
