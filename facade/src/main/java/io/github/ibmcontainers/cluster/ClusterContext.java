package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
record ClusterContext(
    Funnel funnel,
    RequestOptions options,
    @Nullable ApiVersion preferred,
    ProviderMemory memory,
    Time time,
    Executor executor,
    Supplier<Stream<String>> accounts,
    Consumer<RawResponse<?>> seen) {

  /** For how long after a create the service may not know the cluster everywhere. */
  static final Duration YOUTH = Duration.ofSeconds(60);

  /** Says that a cluster is of another provider than the operation is for. */
  static final String WRONG_PROVIDER = "G3917";

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  ClusterContext with(RequestOptions other) {
    return new ClusterContext(funnel, other, preferred, memory, time, executor, accounts, seen);
  }

  ClusterContext with(Funnel other) {
    return new ClusterContext(other, options, preferred, memory, time, executor, accounts, seen);
  }

  ClusterContext preferring(@Nullable ApiVersion version) {
    return new ClusterContext(funnel, options, version, memory, time, executor, accounts, seen);
  }

  ClusterContext seenBy(Consumer<RawResponse<?>> observer) {
    return new ClusterContext(
        funnel, options, preferred, memory, time, executor, accounts, observer);
  }

  /** Where calls look, options considered. */
  Scope scope() {
    return options.scope().within(funnel.scope());
  }

  /** Does an action for a provider that is known. */
  <I, O extends @Nullable Object> O call(Action<I, O> action, Provider provider, I input) {
    return send(action.route(provider, preferred), input);
  }

  /** Does an action that is the same for all providers and concerns none of their clusters. */
  <I, O extends @Nullable Object> O call(Action<I, O> action, I input) {
    Route<I, ?, O> common = action.common(preferred);
    return send(common == null ? action.route(Provider.CLASSIC, preferred) : common, input);
  }

  /**
   * Does an action on a cluster. Its provider is looked up unless it is remembered or makes no
   * difference; what is remembered wrongly, since a cluster of the same name was made anew
   * elsewhere, is looked up again. A cluster that this client has created a moment ago may not be
   * found yet: then it is asked for again.
   */
  <I, O extends @Nullable Object> O onCluster(Action<I, O> action, String cluster, I input) {
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
  <O extends @Nullable Object> O whileYoung(String cluster, Supplier<O> call) {
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
  Provider providerOf(String cluster) {
    return memory.find(scope(), cluster).orElseGet(() -> find(cluster).provider());
  }

  /** The id of the operation that an action would take. */
  String operation(Action<?, ?> action, Provider provider) {
    return action.route(provider, preferred).operation();
  }

  /** The cluster of that id or name, whatever its provider; remembers the provider. */
  Cluster find(String cluster) {
    Cluster found = whileYoung(cluster, () -> ClusterFinder.find(this, cluster));
    remember(found.summary());
    return found;
  }

  void remember(ClusterSummary cluster) {
    memory.remember(scope(), cluster.id(), cluster.name(), cluster.provider());
  }

  static boolean mayBeOutdated(ServiceException refusal) {
    return refusal.status() == 404 || refusal.code().filter(WRONG_PROVIDER::equals).isPresent();
  }

  <I, O extends @Nullable Object> O send(Route<I, ?, O> route, I input) {
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
