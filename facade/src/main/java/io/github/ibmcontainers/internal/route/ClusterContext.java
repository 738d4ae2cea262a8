package io.github.ibmcontainers.internal.route;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.call.GraphQl;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.concurrent.AsyncCall;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the groups of methods reach the service. Immutable, except for what {@link ClientParts}
 * holds.
 *
 * @param client what all views of the client share
 * @param funnel where calls pass
 * @param options the options of each call
 * @param preferred the API version to use where both can
 * @param observer is called with each response
 */
public record ClusterContext(
    ClientParts client,
    Funnel funnel,
    RequestOptions options,
    @Nullable ApiVersion preferred,
    Consumer<RawResponse<?>> observer)
    implements GroupContext {

  /** How long after its creation a cluster may be unknown to parts of the service. */
  public static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

  /** The service's code for a cluster of another provider than the operation's. */
  static final String WRONG_PROVIDER = "G3917";

  private static final Backoff BACKOFF = Backoff.doubling(Duration.ofSeconds(1), GRACE_PERIOD);

  /** Returns the context of a client. */
  public static ClusterContext of(Funnel funnel, ClientParts client) {
    return new ClusterContext(client, funnel, RequestOptions.none(), null, response -> {});
  }

  /** Returns the context that a group was created with. */
  public static ClusterContext of(GroupContext context) {
    return (ClusterContext) context;
  }

  @Override
  public ClusterContext with(RequestOptions other) {
    return new ClusterContext(client, funnel, other, preferred, observer);
  }

  /** Returns this context with another scope; shares what is known of clusters' providers. */
  public ClusterContext with(Funnel other) {
    return new ClusterContext(client, other, options, preferred, observer);
  }

  @Override
  public ClusterContext preferring(ApiVersion version) {
    return new ClusterContext(client, funnel, options, version, observer);
  }

  @Override
  public ClusterContext observedBy(Consumer<RawResponse<?>> other) {
    return new ClusterContext(client, funnel, options, preferred, other);
  }

  /** Returns this context with a record of what is sent to change something. */
  public ClusterContext recordedBy(Delivery record) {
    return with(funnel.recordedBy(record));
  }

  /** Returns the source of time. */
  public TimeSource time() {
    return funnel.core().time();
  }

  /** Returns the executor of concurrent calls. */
  public Executor executor() {
    return funnel.core().executor();
  }

  /** Returns this context with the timeout running: all its calls and pauses end together. */
  @SuppressWarnings("ReferenceEquality") // The funnel itself means that there is no timeout.
  public ClusterContext timed() {
    return with(funnel.started(options));
  }

  /** Returns whether a pause ends before the timeout. */
  public boolean allows(Duration pause) {
    Deadline deadline = funnel.context().deadline();
    return deadline == null || deadline.allows(pause);
  }

  /** Returns whether the call was canceled. */
  public boolean isCancelled() {
    return funnel.context().with(options).isCancelled();
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> async(Supplier<R> call) {
    return AsyncCall.start(funnel.core().asyncExecutor(), call);
  }

  /** Returns the scope of calls, options included. */
  public Scope scope() {
    return options.scope().within(funnel.scope());
  }

  /** Starts to fetch the token of the scope's account, unless it is held; a call tells failures. */
  public void prepareToken() {
    CompletableFuture<IamToken> unused = funnel.core().forScope(scope()).getAsync();
  }

  /** Runs an operation that concerns no cluster. */
  public <T extends @Nullable Object> T value(Function<ApiClient, ApiRequest<T>> operation) {
    checkRegion("", operation);
    return observed(funnel.call(options, operation));
  }

  /** Runs an operation on a cluster that is the same for all providers. */
  public <T extends @Nullable Object> T value(
      String cluster, Function<ApiClient, ApiRequest<T>> operation) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    timed.checkRegion(cluster, operation);
    return timed.duringGracePeriod(cluster, () -> timed.value(operation));
  }

  /** Runs an operation whose response nobody needs; a missing body is no error. */
  public void order(Function<ApiClient, ? extends ApiRequest<?>> operation) {
    checkRegion("", operation);
    observer.accept(funnel.order(options, operation));
  }

  /** As {@link #order(Function)}, on a cluster of any provider. */
  public void order(String cluster, Function<ApiClient, ? extends ApiRequest<?>> operation) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    timed.checkRegion(cluster, operation);
    timed.duringGracePeriod(
        cluster,
        () -> {
          timed.order(operation);
          return null;
        });
  }

  /** Runs a GraphQL query or mutation; returns the value of its root field. */
  public JsonFields graphQl(String field, String query, JsonObject variables) {
    return observed(GraphQl.run(funnel, options, field, query, variables));
  }

  /** Lists what belongs to the clusters of scopes; see {@link ClusterDirectory#across}. */
  public <T> Listing<ClusterItems<T>> across(
      Optional<Collection<Scope>> scopes, BiFunction<ClusterContext, String, List<T>> list) {
    return client.directory().across(this, scopes, list);
  }

  /** Performs an action that concerns no cluster. */
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Action<I, O> action, Provider provider, I input) {
    return call(action, provider, "", input);
  }

  /** Performs an action once on a cluster whose provider is known. */
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Action<I, O> action, Provider provider, String cluster, I input) {
    return send(action.route(provider, preferred), cluster, input);
  }

  /** Performs an action that concerns no cluster and is the same for all providers. */
  public <O extends @Nullable Object> O call(Action<@Nullable Void, O> action) {
    return call(action, Provider.CLASSIC);
  }

  /** Performs an action without input that concerns no cluster. */
  @SuppressWarnings("NullAway") // It takes "extends @Nullable Object" for "never null".
  public <O extends @Nullable Object> O call(Action<@Nullable Void, O> action, Provider provider) {
    return call(action, provider, null);
  }

  /**
   * Performs an action on a cluster. Its provider is looked up unless it is remembered or makes no
   * difference. If the remembered one is out of date, it is looked up again. A cluster that this
   * client has just created may not be found yet; then the request is repeated.
   */
  public <I extends @Nullable Object, O extends @Nullable Object> O onCluster(
      Action<I, O> action, String cluster, I input) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    return timed.duringGracePeriod(cluster, () -> timed.onClusterOnce(action, cluster, input));
  }

  /** As {@link #onCluster(Action, String, Object)}, for an action without input. */
  @SuppressWarnings("NullAway") // As above.
  public <O extends @Nullable Object> O onCluster(
      Action<@Nullable Void, O> action, String cluster) {
    return onCluster(action, cluster, null);
  }

  private <I extends @Nullable Object, O extends @Nullable Object> O onClusterOnce(
      Action<I, O> action, String cluster, I input) {
    Route<I, ?, O> common = action.common(preferred);
    if (common != null) {
      return send(common, cluster, input);
    }
    Optional<Provider> remembered = client.memory().find(scope(), cluster);
    if (remembered.isEmpty()) {
      return call(action, find(cluster).provider(), cluster, input);
    }
    try {
      return call(action, remembered.get(), cluster, input);
    } catch (ServiceException | OperationNotSupportedException e) {
      if (e instanceof ServiceException refusal && !mayBeOutdated(refusal)) {
        throw e;
      }
      client.memory().forget(scope(), cluster);
      Provider now = findAfter(e, cluster);
      if (now == remembered.get()) {
        throw e;
      }
      return call(action, now, cluster, input);
    }
  }

  /** Repeats a call while a cluster that this client has just created is not found. */
  private <O extends @Nullable Object> O duringGracePeriod(String cluster, Supplier<O> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (NotFoundException e) {
        Duration pause = BACKOFF.pause(attempt);
        if (!isNew(cluster) || !allows(pause)) {
          throw e;
        }
        try {
          time().sleep(pause, this::isCancelled);
        } catch (InterruptedException interrupt) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  /** Returns the provider of a cluster, remembered or looked up. */
  public Provider providerOf(String cluster) {
    return client
        .memory()
        .find(scope(), Check.cluster(cluster))
        .orElseGet(() -> find(cluster).provider());
  }

  /** Looks up a cluster and remembers its provider. */
  public FoundCluster find(String cluster) {
    ClusterContext timed = timed();
    FoundCluster found = timed.duringGracePeriod(cluster, () -> ClusterFinder.find(timed, cluster));
    remember(found.id(), found.name(), found.provider(), found.region());
    return found;
  }

  /**
   * Checks the scope's resource group after an empty list. The service returns one for a group that
   * doesn't exist, for example because a name was given instead of an id.
   *
   * @throws io.github.ibmcontainers.error.ResourceGroupSelectionException if it doesn't exist
   */
  public void requireResourceGroup() {
    funnel.context().with(options).requireResourceGroup();
  }

  /** Returns whether a cluster may be in the scope's region. */
  public boolean isInRegion(String clusterRegion) {
    return RegionGuard.isIn(scope(), clusterRegion);
  }

  /**
   * Checks that a cluster is in the scope's region.
   *
   * @throws io.github.ibmcontainers.error.RegionException if it is in another one
   */
  public void requireInRegion(String cluster, String clusterRegion) {
    RegionGuard.requireIn(scope(), cluster, clusterRegion);
  }

  /**
   * Checks the region of a scope that has one, before a request: it must exist, and the cluster of
   * a change must be in it. Reads of a cluster elsewhere do no harm. Operations without a login
   * concern the service as a whole, such as its list of regions.
   */
  private void checkRegion(String cluster, Supplier<Operation> request) {
    Scope scope = scope();
    if (scope.region().isEmpty()) {
      return;
    }
    Operation operation = request.get();
    if (!cluster.isEmpty() && operation.method().equals("GET")) {
      return;
    }
    if (operation.loginNeeded()) {
      client.regions().requireKnown(scope, funnel);
    }
    if (!cluster.isEmpty()) {
      String region =
          client.memory().region(scope, cluster).orElseGet(() -> find(cluster).region());
      RegionGuard.requireIn(scope, cluster, region);
    }
  }

  private void checkRegion(String cluster, Function<ApiClient, ? extends ApiRequest<?>> operation) {
    checkRegion(cluster, () -> operation.apply(funnel.api(options)).operation());
  }

  /** Remembers that a thing was just created. */
  public void created(String key) {
    client.memory().created(scope(), key, key, time());
  }

  /** Returns whether a thing was created so recently that the service may not find it yet. */
  public boolean isNew(String key) {
    return client
        .memory()
        .age(scope(), key, time())
        .filter(age -> age.compareTo(GRACE_PERIOD) < 0)
        .isPresent();
  }

  /** Remembers the provider of a cluster, and its region if that is known. */
  public void remember(String id, String name, Provider provider, @Nullable String region) {
    client.memory().remember(scope(), id, name, provider, region);
  }

  static boolean mayBeOutdated(ServiceException refusal) {
    return refusal.status() == 404 || refusal.code().filter(WRONG_PROVIDER::equals).isPresent();
  }

  private <I extends @Nullable Object, O extends @Nullable Object> O send(
      Route<I, ?, O> route, String cluster, I input) {
    checkRegion(cluster, route::operation);
    return observed(route.send(funnel, options, cluster, input));
  }

  private <T extends @Nullable Object> T observed(RawResponse<T> response) {
    observer.accept(response);
    return response.value();
  }

  private Provider findAfter(ContainersException first, String cluster) {
    try {
      return find(cluster).provider();
    } catch (ContainersException e) {
      first.addSuppressed(e);
      throw first;
    }
  }
}
