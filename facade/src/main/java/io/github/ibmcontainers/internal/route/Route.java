package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.internal.call.Funnel;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the table of routes.
 *
 * @param provider whose clusters it serves
 * @param version of which version its operation is
 * @param operation the operation's id in the API document
 * @param request makes the request
 * @param view turns the answer into what people see
 */
public record Route<I, G extends @Nullable Object, O extends @Nullable Object>(
    Provider provider,
    ApiVersion version,
    String operation,
    BiFunction<ApiClient, I, ApiRequest<G>> request,
    Function<G, O> view) {

  public RawResponse<O> send(Funnel funnel, RequestOptions options, I input) {
    RawResponse<G> answer = funnel.call(options, api -> request.apply(api, input));
    return answer.withValue(view.apply(answer.value()));
  }

  /** Whether the very same request would leave. */
  public boolean sameAs(Route<?, ?, ?> other) {
    return request.equals(other.request);
  }
}
