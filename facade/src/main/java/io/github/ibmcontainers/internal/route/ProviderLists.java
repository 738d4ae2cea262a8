package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lists the same thing for several providers at the same time. */
public final class ProviderLists {
  private ProviderLists() {}

  /**
   * Lists for all given providers concurrently. A provider that fails is reported in the listing.
   *
   * @throws ContainersException if all providers fail
   */
  public static <T> Listing<T> list(
      ClusterContext context, List<Provider> providers, Function<Provider, List<T>> list) {
    List<Supplier<Listing<T>>> tasks = new ArrayList<>();
    for (Provider provider : providers) {
      tasks.add(() -> attempt(context, provider, list));
    }
    List<Listing<T>> parts = FanOut.all(context.executor(), tasks);
    List<ListFailure> failures = parts.stream().flatMap(part -> part.failures().stream()).toList();
    if (failures.size() == parts.size()) {
      throw combined(failures);
    }
    return new Listing<>(parts.stream().flatMap(Listing::stream).toList(), failures);
  }

  /** Lists for one provider; its failure is reported in the listing. */
  public static <T> Listing<T> attempt(
      ClusterContext context, Provider provider, Function<Provider, List<T>> list) {
    try {
      return new Listing<>(list.apply(provider), List.of());
    } catch (CallCanceledException e) {
      throw e;
    } catch (ContainersException e) {
      return new Listing<>(
          List.of(), List.of(new ListFailure(context.scope(), Optional.of(provider), e)));
    }
  }

  private static ContainersException combined(List<ListFailure> failures) {
    ContainersException first = failures.get(0).reason();
    // One login serves all providers, so its failure is the same object in each.
    failures.stream()
        .map(ListFailure::reason)
        .filter(reason -> reason != first)
        .forEach(first::addSuppressed);
    return first;
  }
}
