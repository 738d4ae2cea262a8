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
import io.github.ibmcontainers.internal.time.Pauses;
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
 * The access of the method groups to the service. Immutable, except for the shared state in {@link
 * ClientParts}.
 *
 * @param client the state that all views of the client share
 * @param funnel runs the calls
 * @param options the options of each call
 * @param preferred the API version to use if both versions support an action
 * @param observer is called with each response
 */
public record ClusterContext(
    ClientParts client,
    Funnel funnel,
    RequestOptions options,
    @Nullable ApiVersion preferred,
    Consumer<RawResponse<?>> observer)
    implements GroupContext {

  /** The time after the creation of a cluster in which lookups may not find it yet. */
  public static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

  /** The error code for a cluster whose provider the operation doesn't support. */
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

  /** Returns this context with another scope and the same remembered providers. */
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

  /** Returns this context with a record of the delivery of changes. */
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

  /** Returns this context with a running timeout that all its calls and pauses share. */
  public ClusterContext timed() {
    return with(funnel.started(options));
  }

  /** Returns this context with a timeout for each call, which is at most so long. */
  public ClusterContext limitedTo(Duration limit) {
    return with(funnel.limited(options, limit));
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

  /** Returns the scope of calls, including that of the options. */
  public Scope scope() {
    return options.scope().within(funnel.scope());
  }

  /**
   * Starts to fetch the token of the scope's account, unless it is cached. The next call reports
   * failures.
   */
  public void prepareToken() {
    CompletableFuture<IamToken> unused = funnel.core().forScope(scope()).getAsync();
  }

  /** Runs an operation that isn't specific to a cluster. */
  public <T extends @Nullable Object> T value(Function<ApiClient, ApiRequest<T>> operation) {
    return observed(inRegion("", operation).call(options, operation));
  }

  /** Runs an operation on a cluster of any provider. */
  public <T extends @Nullable Object> T value(
      String cluster, Function<ApiClient, ApiRequest<T>> operation) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    Funnel unused = timed.inRegion(cluster, operation);
    return timed.duringGracePeriod(cluster, () -> timed.value(operation));
  }

  /** Runs an operation and ignores its response; a missing body isn't an error. */
  public void order(Function<ApiClient, ? extends ApiRequest<?>> operation) {
    observer.accept(inRegion("", operation).order(options, operation));
  }

  /**
   * Runs an operation on a cluster of any provider and ignores its response; see {@link
   * #order(Function)}.
   */
  public void order(String cluster, Function<ApiClient, ? extends ApiRequest<?>> operation) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    Funnel unused = timed.inRegion(cluster, operation);
    timed.duringGracePeriod(
        cluster,
        () -> {
          timed.order(operation);
          return null;
        });
  }

  /** Runs a GraphQL query or mutation and returns the value of its root field. */
  public JsonFields graphQl(String field, String query, JsonObject variables) {
    return observed(GraphQl.run(funnel, options, field, query, variables));
  }

  /** Lists items of the clusters in several scopes; see {@link ClusterDirectory#across}. */
  public <T> Listing<ClusterItems<T>> across(
      Optional<Collection<Scope>> scopes, BiFunction<ClusterContext, String, List<T>> list) {
    return client.directory().across(this, scopes, list);
  }

  /** Performs an action that isn't specific to a cluster. */
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Action<I, O> action, Provider provider, I input) {
    return call(action, provider, "", input);
  }

  /** Performs an action once on a cluster whose provider is known. */
  public <I extends @Nullable Object, O extends @Nullable Object> O call(
      Action<I, O> action, Provider provider, String cluster, I input) {
    return send(action.route(provider, preferred), cluster, input);
  }

  /** Performs an action that isn't specific to a cluster and is the same for all providers. */
  public <O extends @Nullable Object> O call(Action<@Nullable Void, O> action) {
    return call(action, Provider.CLASSIC);
  }

  /** Performs an action that has no input and isn't specific to a cluster. */
  @SuppressWarnings("NullAway") // NullAway treats "extends @Nullable Object" as non-null.
  public <O extends @Nullable Object> O call(Action<@Nullable Void, O> action, Provider provider) {
    return call(action, provider, null);
  }

  /**
   * Performs an action on a cluster. The provider is looked up unless it is remembered or
   * irrelevant, and again if the remembered provider is outdated. If the service doesn't find a
   * cluster that this client has just created, the request is repeated.
   */
  public <I extends @Nullable Object, O extends @Nullable Object> O onCluster(
      Action<I, O> action, String cluster, I input) {
    Check.cluster(cluster);
    ClusterContext timed = timed();
    return timed.duringGracePeriod(cluster, () -> timed.onClusterOnce(action, cluster, input));
  }

  /**
   * Performs an action without input on a cluster; see {@link #onCluster(Action, String, Object)}.
   */
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
      if (e instanceof ServiceException failure && !mayBeOutdated(failure)) {
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

  /** Repeats a call while the service doesn't find a cluster that this client has just created. */
  private <O extends @Nullable Object> O duringGracePeriod(String cluster, Supplier<O> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (NotFoundException e) {
        Duration pause = BACKOFF.pause(attempt);
        if (!isNew(cluster) || !allows(pause)) {
          throw e;
        }
        Pauses.sleep(time(), pause, this::isCancelled, "waiting for a new cluster");
      }
    }
  }

  /** Returns the remembered provider of a cluster, or looks it up. */
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
   * Checks that the scope's resource group exists. The service returns an empty list for an unknown
   * group, for example if the scope has a name instead of an id.
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
   * Checks the scope's region before a request: it must exist, and a cluster to change must be in
   * it. Reads of clusters in other regions are harmless. Operations without a login, such as the
   * list of regions, are global.
   *
   * @return the funnel for the request, whose timeout includes the check
   */
  private Funnel inRegion(String cluster, Supplier<Operation> request) {
    Scope scope = scope();
    if (scope.region().isEmpty()) {
      return funnel;
    }
    Operation operation = request.get();
    if (!cluster.isEmpty() && operation.method().equals("GET")) {
      return funnel;
    }
    Funnel timed = funnel.started(options);
    if (operation.loginNeeded()) {
      client.regions().requireKnown(scope, timed, options);
    }
    if (!cluster.isEmpty()) {
      Optional<String> known = client.memory().region(scope, cluster);
      String region = known.orElseGet(() -> with(timed).find(cluster).region());
      RegionGuard.requireIn(scope, cluster, region);
    }
    return timed;
  }

  private Funnel inRegion(String cluster, Function<ApiClient, ? extends ApiRequest<?>> operation) {
    return inRegion(cluster, () -> operation.apply(funnel.api(options)).operation());
  }

  /** Remembers that a resource was just created. */
  public void created(String key) {
    client.memory().created(scope(), key, key, time());
  }

  /** Returns whether a resource was created so recently that the service may not find it yet. */
  public boolean isNew(String key) {
    return client
        .memory()
        .age(scope(), key, time())
        .filter(age -> age.compareTo(GRACE_PERIOD) < 0)
        .isPresent();
  }

  /** Remembers the provider of a cluster, and its region if it is known. */
  public void remember(String id, String name, Provider provider, @Nullable String region) {
    client.memory().remember(scope(), id, name, provider, region);
  }

  static boolean mayBeOutdated(ServiceException failure) {
    return failure.status() == 404 || failure.code().filter(WRONG_PROVIDER::equals).isPresent();
  }

  private <I extends @Nullable Object, O extends @Nullable Object> O send(
      Route<I, ?, O> route, String cluster, I input) {
    return observed(route.send(inRegion(cluster, route::operation), options, cluster, input));
  }

  private <T extends @Nullable Object> T observed(RawResponse<T> response) {
    observer.accept(response);
    return response.value();
  }

  /** If the lookup fails for another reason, the cluster may still exist. */
  private Provider findAfter(ContainersException first, String cluster) {
    try {
      return find(cluster).provider();
    } catch (ContainersException e) {
      if (first instanceof NotFoundException && e instanceof NotFoundException) {
        first.addSuppressed(e);
        throw first;
      }
      e.addSuppressed(first);
      throw e;
    }
  }
}
