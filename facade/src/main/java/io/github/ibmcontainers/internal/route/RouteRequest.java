package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import org.jspecify.annotations.Nullable;

/**
 * Creates the request of a route.
 *
 * @param <I> the input of the action
 * @param <G> what the operation returns
 */
@FunctionalInterface
public interface RouteRequest<I extends @Nullable Object, G extends @Nullable Object> {
  /** Returns the request on the cluster with the given id or name; "" if none is concerned. */
  ApiRequest<G> on(ApiClient api, String cluster, I input);
}
