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
 * A row of the table of routes: an action, and the operations that perform it for each provider.
 * The first route of a provider is used unless another API version is preferred. Immutable.
 *
 * @param <I> the input of the action, next to the cluster
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

  /** Starts a row. */
  public static <I extends @Nullable Object, O extends @Nullable Object> Builder<I, O> of(
      String name) {
    return new Builder<>(name);
  }

  /** Returns the name of the action, for messages and documentation. */
  public String name() {
    return name;
  }

  /** Returns all routes of the row. */
  public List<Route<I, ?, O>> routes() {
    return routes;
  }

  /** Returns the routes of a provider, the default one first. */
  public List<Route<I, ?, O>> routes(Provider provider) {
    return byProvider.getOrDefault(provider, List.of());
  }

  /** Returns why a provider has no route. */
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
      throw new OperationNotSupportedException(name, provider, refusal(provider));
    }
    for (Route<I, ?, O> route : candidates) {
      if (route.version() == preferred) {
        return route;
      }
    }
    return candidates.get(0);
  }

  /**
   * Returns the route that serves clusters of all providers, if there is one: then the cluster's
   * provider need not be known.
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

  private String refusal(Provider provider) {
    String supported =
        Stream.of(Provider.values())
            .filter(other -> !routes(other).isEmpty())
            .map(Provider::toString)
            .collect(Collectors.joining(" and "));
    return "\"%s\" is supported for %s clusters only, not for %s clusters: %s. (No request was sent.)"
        .formatted(name, supported, provider, reason(provider));
  }

  /** Collects the routes of a row. */
  public static final class Builder<I extends @Nullable Object, O extends @Nullable Object> {
    private final String name;
    private final List<Route<I, ?, O>> routes = new ArrayList<>();
    private final Map<Provider, String> reasons = new EnumMap<>(Provider.class);

    private Builder(String name) {
      this.name = Objects.requireNonNull(name);
    }

    /** Adds a route for the provider of the operation, and how its response is seen. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Operation operation, RouteRequest<I, G> request, Function<G, O> view) {
      return on(provider(operation), operation, request, view);
    }

    /** Adds a route for the provider of the operation, whose response nobody needs. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Operation operation, RouteRequest<I, G> request) {
      return on(provider(operation), operation, request);
    }

    /** The provider that the operation's path names; v1 is classic unless a row says otherwise. */
    private static Provider provider(Operation operation) {
      String name = "v1".equals(operation.apiVersion()) ? "classic" : operation.provider();
      return Provider.parse(name)
          .orElseThrow(() -> new IllegalStateException(operation + " serves several providers"));
    }

    /** Adds a route, and how its response is seen. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Provider provider, Operation operation, RouteRequest<I, G> request, Function<G, O> view) {
      routes.add(new Route<>(provider, operation, request, view));
      return this;
    }

    /** Adds a route whose response nobody needs. */
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

    /** Adds the same route, whose response nobody needs, for all providers. */
    public <G extends @Nullable Object> Builder<I, O> everywhere(
        Operation operation, RouteRequest<I, G> request) {
      return on(CLASSIC, operation, request).alsoOn(VPC).alsoOn(SATELLITE);
    }

    /** Adds the last route for another provider, too. */
    public Builder<I, O> alsoOn(Provider other) {
      routes.add(routes.get(routes.size() - 1).on(other));
      return this;
    }

    /** Says why a provider has no route, and what to do instead. */
    public Builder<I, O> none(Provider provider, String reason) {
      reasons.put(provider, reason);
      return this;
    }

    /** Returns the row of which each provider without a route has its reason among the given. */
    public Action<I, O> build(Map<Provider, String> usualReasons) {
      usualReasons.forEach(
          (provider, reason) -> {
            if (routes.stream().noneMatch(route -> route.provider() == provider)) {
              reasons.putIfAbsent(provider, reason);
            }
          });
      return build();
    }

    /** Returns the row. */
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
