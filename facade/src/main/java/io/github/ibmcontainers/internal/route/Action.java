package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of routes: something that people do, and which operation does it for which
 * provider. The first route of a provider is the one taken unless the other version is preferred.
 * Immutable.
 *
 * @param <I> what the action needs to know
 * @param <O> what it gives
 */
public final class Action<I, O extends @Nullable Object> {
  private final String name;
  private final List<Route<I, ?, O>> routes;
  private final Map<Provider, String> reasons;

  private Action(String name, List<Route<I, ?, O>> routes, Map<Provider, String> reasons) {
    this.name = name;
    this.routes = List.copyOf(routes);
    this.reasons = Map.copyOf(reasons);
  }

  /** A row that gives something. */
  public static <I, O extends @Nullable Object> Builder<I, O> of(String name) {
    return new Builder<>(name);
  }

  /** How the answer of an operation that promises none is seen. */
  public static @Nullable Void nothing(@Nullable Object answer) {
    return null;
  }

  public String name() {
    return name;
  }

  /** All cells of the row that are not empty. */
  public List<Route<I, ?, O>> routes() {
    return routes;
  }

  /** The cells of one provider, the usual one first. */
  public List<Route<I, ?, O>> routes(Provider provider) {
    return routes.stream().filter(route -> route.provider() == provider).toList();
  }

  /** Why a provider's cell is empty. */
  public String reason(Provider provider) {
    return reasons.getOrDefault(provider, "");
  }

  /**
   * The way to do it.
   *
   * @throws NoRouteException if the cell is empty
   */
  public Route<I, ?, O> route(Provider provider, @Nullable ApiVersion preferred) {
    List<Route<I, ?, O>> possible = routes(provider);
    if (possible.isEmpty()) {
      throw new NoRouteException(name, provider, refusal(provider));
    }
    return possible.stream()
        .filter(route -> route.version() == preferred)
        .findFirst()
        .orElse(possible.get(0));
  }

  /**
   * The one way that serves clusters of all providers, if it is one: then nobody need know the
   * provider.
   */
  public @Nullable Route<I, ?, O> common(@Nullable ApiVersion preferred) {
    Route<I, ?, O> first = null;
    for (Provider provider : Provider.values()) {
      if (routes(provider).isEmpty()) {
        return null;
      }
      Route<I, ?, O> own = route(provider, preferred);
      if (first != null && !first.sameAs(own)) {
        return null;
      }
      first = own;
    }
    return first;
  }

  private String refusal(Provider provider) {
    List<String> others = new ArrayList<>();
    for (Provider other : Provider.values()) {
      if (!routes(other).isEmpty()) {
        others.add(other.toString());
      }
    }
    String reason = reason(provider);
    return "Nothing was sent, since \""
        + name
        + "\" is not possible with the provider "
        + provider
        + (reason.isEmpty() ? "" : ": " + reason)
        + ". It is possible with "
        + String.join(" and ", others)
        + ".";
  }

  /** Collects a row's cells. */
  public static final class Builder<I, O extends @Nullable Object> {
    private final String name;
    private final List<Route<I, ?, O>> routes = new ArrayList<>();
    private final Map<Provider, String> reasons = new EnumMap<>(Provider.class);

    private Builder(String name) {
      this.name = Objects.requireNonNull(name);
    }

    /** A cell: the operation of that name, and how its answer is seen. */
    public <G extends @Nullable Object> Builder<I, O> on(
        Provider provider,
        ApiVersion version,
        String operation,
        BiFunction<ApiClient, I, ApiRequest<G>> request,
        Function<G, O> view) {
      routes.add(new Route<>(provider, version, operation, request, view));
      return this;
    }

    /**
     * A cell each for all providers that have none of this version: the operation knows them all.
     */
    public <G extends @Nullable Object> Builder<I, O> everywhere(
        ApiVersion version,
        String operation,
        BiFunction<ApiClient, I, ApiRequest<G>> request,
        Function<G, O> view) {
      for (Provider provider : Provider.values()) {
        on(provider, version, operation, request, view);
      }
      return this;
    }

    /** An empty cell, with the reason and what to do instead. */
    public Builder<I, O> none(Provider provider, String reason) {
      reasons.put(provider, reason);
      return this;
    }

    public Action<I, O> build() {
      for (Provider provider : Provider.values()) {
        boolean empty = routes.stream().noneMatch(route -> route.provider() == provider);
        if (empty != reasons.containsKey(provider)) {
          throw new IllegalStateException(
              name + ": the cell of " + provider + " needs either a route or a reason");
        }
      }
      return new Action<>(name, routes, reasons);
    }
  }
}
