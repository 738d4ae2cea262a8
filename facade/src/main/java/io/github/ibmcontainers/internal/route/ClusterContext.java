package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.internal.call.Funnel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the groups of methods work with. Immutable, but for the memory that all share.
 *
 * @param funnel where calls pass
 * @param options what these calls do otherwise
 * @param preferred the version to take where both can
 * @param memory which provider a cluster has
 * @param time the source of time
 * @param executor where concurrent calls run
 * @param accounts ids of the accounts that the credential's owner can see, as they are reached
 * @param seen told of each answer
 */
public record ClusterContext(
    Funnel funnel,
    RequestOptions options,
    @Nullable ApiVersion preferred,
    ProviderMemory memory,
    TimeSource time,
    Executor executor,
    Supplier<Stream<String>> accounts,
    Consumer<RawResponse<?>> seen)
    implements GroupContext {

  /** For how long after a create the service may not know the cluster everywhere. */
  public static final Duration YOUTH = Duration.ofSeconds(60);

  /** Says that a cluster is of another provider than the operation is for. */
  public static final String WRONG_PROVIDER = "G3917";

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  public ClusterContext with(RequestOptions other) {
    return new ClusterContext(funnel, other, preferred, memory, time, executor, accounts, seen);
  }

  public ClusterContext with(Funnel other) {
    return new ClusterContext(other, options, preferred, memory, time, executor, accounts, seen);
  }

  @Override
  public ClusterContext preferring(ApiVersion version) {
    return new ClusterContext(funnel, options, version, memory, time, executor, accounts, seen);
  }

  @Override
  public ClusterContext observedBy(Consumer<RawResponse<?>> observer) {
    return new ClusterContext(
        funnel, options, preferred, memory, time, executor, accounts, observer);
  }

  /** The context of a client or view, with what that client needs to make its groups. */
  public static ClusterContext of(
      Funnel funnel, TimeSource time, Executor executor, Supplier<Stream<String>> accounts) {
    return new ClusterContext(
        funnel,
        RequestOptions.none(),
        null,
        new ProviderMemory(),
        time,
        executor,
        accounts,
        answer -> {});
  }

  /** The context behind a group's. */
  public static ClusterContext of(GroupContext context) {
    return (ClusterContext) context;
  }

  /** Runs an operation that is the same whatever the provider. */
  public <T extends @Nullable Object> T value(Function<ApiClient, ApiRequest<T>> operation) {
    RawResponse<T> answer = funnel.call(options, operation);
    seen.accept(answer);
    return answer.value();
  }

  /**
   * Runs an operation of which nobody wants the answer: then it does not matter if a success comes
   * without the body that the document promises, which the service allows itself.
   */
  public <T extends @Nullable Object> void order(Function<ApiClient, ApiRequest<T>> operation) {
    ignoringNoBody(() -> seen.accept(funnel.call(options, operation)));
  }

  public static void ignoringNoBody(Runnable call) {
    try {
      call.run();
    } catch (InvalidResponseException e) {
      boolean empty = String.valueOf(e.getMessage()).endsWith("without the body that is promised");
      if (e.status() != 204 && !(empty && e.getCause() == null)) {
        throw e;
      }
    }
  }

  /** Where calls look, options considered. */
  public Scope scope() {
    return options.scope().within(funnel.scope());
  }

  /** Does an action for a provider that is known. */
  public <I, O extends @Nullable Object> O call(Action<I, O> action, Provider provider, I input) {
    return send(action.route(provider, preferred), input);
  }

  /** Does an action that is the same for all providers and concerns none of their clusters. */
  public <I, O extends @Nullable Object> O call(Action<I, O> action, I input) {
    Route<I, ?, O> common = action.common(preferred);
    return send(common == null ? action.route(Provider.CLASSIC, preferred) : common, input);
  }

  /**
   * Does an action on a cluster. Its provider is looked up unless it is remembered or makes no
   * difference; what is remembered wrongly, since a cluster of the same name was made anew
   * elsewhere, is looked up again. A cluster that this client has created a moment ago may not be
   * found yet: then it is asked for again.
   */
  public <I, O extends @Nullable Object> O onCluster(Action<I, O> action, String cluster, I input) {
    return whileYoung(cluster, () -> onClusterOnce(action, cluster, input));
  }

  private <I, O extends @Nullable Object> O onClusterOnce(
      Action<I, O> action, String cluster, I input) {
    Route<I, ?, O> common = action.common(preferred);
    if (common != null) {
      return send(common, input);
    }
    Optional<Provider> remembered = memory.find(scope(), cluster);
    if (remembered.isEmpty()) {
      return call(action, find(cluster).provider(), input);
    }
    try {
      return call(action, remembered.get(), input);
    } catch (ServiceException | NoRouteException e) {
      if (e instanceof ServiceException refusal && !mayBeOutdated(refusal)) {
        throw e;
      }
      memory.forget(scope(), cluster);
      Provider now = findAfter(e, cluster);
      if (now == remembered.get()) {
        throw e;
      }
      return call(action, now, input);
    }
  }

  /**
   * Asks again for a bounded time, if the cluster is not found and was created by this client a
   * moment ago.
   */
  public <O extends @Nullable Object> O whileYoung(String cluster, Supplier<O> call) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return call.get();
      } catch (NotFoundException e) {
        Optional<Duration> age = memory.age(scope(), cluster, time);
        if (age.isEmpty() || age.get().compareTo(YOUTH) >= 0) {
          throw e;
        }
        try {
          time.sleep(pause);
        } catch (InterruptedException interrupt) {
          Thread.currentThread().interrupt();
          throw e;
        }
        pause = pause.multipliedBy(2);
      }
    }
  }

  /** The provider of a cluster, remembered or looked up. */
  public Provider providerOf(String cluster) {
    return memory.find(scope(), cluster).orElseGet(() -> find(cluster).provider());
  }

  /** The id of the operation that an action would take. */
  public String operation(Action<?, ?> action, Provider provider) {
    return action.route(provider, preferred).operation();
  }

  /** Looks up a cluster and remembers its provider. */
  public FoundCluster find(String cluster) {
    FoundCluster found = whileYoung(cluster, () -> ClusterFinder.find(this, cluster));
    remember(found.id(), found.name(), found.provider());
    return found;
  }

  public void remember(String id, String name, Provider provider) {
    memory.remember(scope(), id, name, provider);
  }

  public static boolean mayBeOutdated(ServiceException refusal) {
    return refusal.status() == 404 || refusal.code().filter(WRONG_PROVIDER::equals).isPresent();
  }

  public <I, O extends @Nullable Object> O send(Route<I, ?, O> route, I input) {
    RawResponse<O> answer = route.send(funnel, options, input);
    seen.accept(answer);
    return answer.value();
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
