package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import org.jspecify.annotations.Nullable;

/**
 * Creates the request of a route.
 *
 * @param <I> the input of the action
 * @param <G> the type of the response
 */
@FunctionalInterface
public interface RouteRequest<I extends @Nullable Object, G extends @Nullable Object> {
  /**
   * Returns the request for the cluster with the given id or name, which is "" if the action isn't
   * specific to a cluster.
   */
  ApiRequest<G> on(ApiClient api, String cluster, I input);
}
