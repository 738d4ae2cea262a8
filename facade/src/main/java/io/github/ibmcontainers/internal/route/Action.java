package io.github.ibmcontainers.internal.route;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action and its routes: the operations that perform it for each provider. The first route of a
 * provider is the default; a caller can prefer another API version. Immutable.
 *
 * @param <I> the input of the action, apart from the cluster
 * @param <O> its result
 */
public final class Action<I extends @Nullable Object, O extends @Nullable Object> {
  private final String name;
  private final List<Route<I, ?, O>> routes;
  private final Map<Provider, List<Route<I, ?, O>>> byProvider = new EnumMap<>(Provider.class);
  private final Map<Provider, String> reasons;

  private Action(Builder<I, O> builder) {
    this.name = builder.name;
    this.routes = List.copyOf(builder.routes);
    this.reasons = Map.copyOf(builder.reasons);
    for (Provider provider : Provider.values()) {
      byProvider.put(
          provider, routes.stream().filter(route -> route.provider() == provider).toList());
    }
  }

  /** Returns a builder of an action. */
  public static <I extends @Nullable Object, O extends @Nullable Object> Builder<I, O> of(
      String name) {
    return new Builder<>(name);
  }

  /** Returns the name of the action, for messages and documentation. */
  public String name() {
    return name;
  }

  /** Returns all routes. */
  public List<Route<I, ?, O>> routes() {
    return routes;
  }

  /** Returns the routes of a provider, starting with the default route. */
  public List<Route<I, ?, O>> routes(Provider provider) {
    return byProvider.getOrDefault(provider, List.of());
  }

  /** Returns the reason why a provider has no route. */
  public String reason(Provider provider) {
    return reasons.getOrDefault(provider, "");
  }

  /**
   * Returns the route of a provider.
   *
   * @throws OperationNotSupportedException if the provider has none
   */
  public Route<I, ?, O> route(Provider provider, @Nullable ApiVersion preferred) {
    List<Route<I, ?, O>> candidates = routes(provider);
    if (candidates.isEmpty()) {
      throw new OperationNotSupportedException(name, provider, unsupportedMessage(provider));
    }
    for (Route<I, ?, O> route : candidates) {
      if (route.version() == preferred) {
        return route;
      }
    }
    return candidates.get(0);
  }

  /**
   * Returns the route that all providers share, or {@code null} if there is none. A shared route
   * doesn't require knowledge of the cluster's provider.
   */
  @Nullable Route<I, ?, O> common(@Nullable ApiVersion preferred) {
    if (!reasons.isEmpty()) {
      return null;
    }
    Route<I, ?, O> first = null;
    for (Provider provider : byProvider.keySet()) {
      Route<I, ?, O> route = route(provider, preferred);
      if (first != null && !first.sameAs(route)) {
        return null;
      }
      first = route;
    }
    return first;
  }

  private String unsupportedMessage(Provider provider) {
    String supported =
        Stream.of(Provider.values())
            .filter(other -> !routes(other).isEmpty())
            .map(Provider::toString)
            .collect(Collectors.joining(" and "));
    return "\"%s\" is supported for %s clusters only, not for %s clusters: %s. (No request was sent.)"
        .formatted(name, supported, provider, reason(provider));
  }

  /** Collects the routes of an action. */
  public static final class Builder<I extends @Nullable Object, O extends @Nullable Object> {
    private final String name;
    private final List<Route<I, ?, O>> routes = new ArrayList<>();
    private final Map<Provider, String> reasons = new EnumMap<>(Provider.class);

    private Builder(String name) {
      this.name = Objects.requireNonNull(name);
    }

    /** Adds a route for the operation's provider, with the view of its response. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Operation operation, RouteRequest<I, G> request, Function<G, O> view) {
      return on(provider(operation), operation, request, view);
    }

    /** Adds a route for the operation's provider, and ignores the response. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Operation operation, RouteRequest<I, G> request) {
      return on(provider(operation), operation, request);
    }

    /** Returns the provider in the operation's path; operations of version 1 are classic. */
    private static Provider provider(Operation operation) {
      String name = "v1".equals(operation.apiVersion()) ? "classic" : operation.provider();
      return Provider.parse(name)
          .orElseThrow(() -> new IllegalStateException(operation + " serves several providers"));
    }

    /** Adds a route with the view of its response. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Provider provider, Operation operation, RouteRequest<I, G> request, Function<G, O> view) {
      routes.add(new Route<>(provider, operation, request, view));
      return this;
    }

    /** Adds a route, and ignores the response. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Provider provider, Operation operation, RouteRequest<I, G> request) {
      routes.add(new Route<>(provider, operation, request, null));
      return this;
    }

    /** Adds the same route for all providers. */
    public <G extends @Nullable Object> Builder<I, O> everywhere(
        Operation operation, RouteRequest<I, G> request, Function<G, O> view) {
      return on(CLASSIC, operation, request, view).alsoOn(VPC).alsoOn(SATELLITE);
    }

    /** Adds the same route for all providers, and ignores the response. */
    public <G extends @Nullable Object> Builder<I, O> everywhere(
        Operation operation, RouteRequest<I, G> request) {
      return on(CLASSIC, operation, request).alsoOn(VPC).alsoOn(SATELLITE);
    }

    /** Adds the most recent route for another provider as well. */
    public Builder<I, O> alsoOn(Provider other) {
      routes.add(routes.get(routes.size() - 1).on(other));
      return this;
    }

    /** Sets the reason why a provider has no route, and what to do instead. */
    public Builder<I, O> none(Provider provider, String reason) {
      reasons.put(provider, reason);
      return this;
    }

    /** Returns the action, with the given default reasons for providers that have no route. */
    public Action<I, O> build(Map<Provider, String> defaultReasons) {
      defaultReasons.forEach(
          (provider, reason) -> {
            if (routes.stream().noneMatch(route -> route.provider() == provider)) {
              reasons.putIfAbsent(provider, reason);
            }
          });
      return build();
    }

    /** Returns the action. */
    public Action<I, O> build() {
      for (Provider provider : Provider.values()) {
        boolean empty = routes.stream().noneMatch(route -> route.provider() == provider);
        if (empty != reasons.containsKey(provider)) {
          throw new IllegalStateException(
              name + ": " + provider + " needs either a route or a reason");
        }
      }
      return new Action<>(this);
    }
  }
}
