package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Combines the results of concurrent list requests, one for each provider or input. */
public final class Listings {
  /** The maximum number of concurrent requests of {@link #merged}. */
  private static final int AHEAD = 16;

  private Listings() {}

  /**
   * Lists for the given providers concurrently. A provider whose request fails is reported in the
   * listing.
   *
   * @throws ContainersException if all providers fail
   */
  public static <T> Listing<T> list(
      ClusterContext context, List<Provider> providers, Function<Provider, List<T>> list) {
    List<Supplier<Listing<T>>> tasks = new ArrayList<>();
    for (Provider provider : providers) {
      tasks.add(() -> attempt(context.scope(), provider, () -> list.apply(provider)));
    }
    List<Listing<T>> parts = FanOut.all(context.executor(), tasks);
    List<ListFailure> failures = parts.stream().flatMap(part -> part.failures().stream()).toList();
    if (failures.size() == parts.size()) {
      throw combined(failures);
    }
    return new Listing<>(parts.stream().flatMap(Listing::stream).toList(), failures);
  }

  /** Lists in a scope for one provider; a failure is reported in the listing. */
  public static <T> Listing<T> attempt(Scope scope, Provider provider, Supplier<List<T>> list) {
    try {
      return new Listing<>(list.get(), List.of());
    } catch (CallCanceledException e) {
      throw e;
    } catch (ContainersException e) {
      return new Listing<>(List.of(), List.of(new ListFailure(scope, Optional.of(provider), e)));
    }
  }

  /**
   * Merges the listings of many inputs in order. Inputs are read lazily, and only a limited number
   * of listings is requested ahead.
   */
  public static <I, T> Listing<T> merged(
      ClusterContext context, Iterator<I> inputs, Function<I, Listing<T>> call) {
    List<T> found = new ArrayList<>();
    List<ListFailure> failures = new ArrayList<>();
    Deque<FutureTask<Listing<T>>> running = new ArrayDeque<>();
    try {
      while (!running.isEmpty() || inputs.hasNext()) {
        while (running.size() < AHEAD && inputs.hasNext()) {
          I input = inputs.next();
          running.add(FanOut.start(context.executor(), () -> call.apply(input)));
        }
        Listing<T> next = FanOut.result(running.remove());
        found.addAll(next.found());
        failures.addAll(next.failures());
      }
    } finally {
      running.forEach(one -> one.cancel(true));
    }
    return new Listing<>(found, failures);
  }

  private static ContainersException combined(List<ListFailure> failures) {
    ContainersException first = failures.get(0).reason();
    // All providers share one login, so its failure is the same object in each listing.
    failures.stream()
        .map(ListFailure::reason)
        .filter(reason -> reason != first)
        .forEach(first::addSuppressed);
    return first;
  }
}
