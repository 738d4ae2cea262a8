package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists clusters, of one provider or of several at the same time. */
final class ClusterLists {
  private ClusterLists() {}

  static List<ClusterSummary> list(ClusterContext context, Provider provider) {
    List<ClusterSummary> found = context.call(ClusterRoutes.LIST, provider, Unit.UNIT);
    found.forEach(context::remember);
    return found;
  }

  static Listing<ClusterSummary> list(ClusterContext context, List<Provider> providers) {
    List<Supplier<Listing<ClusterSummary>>> tasks = new ArrayList<>();
    for (Provider provider : providers) {
      tasks.add(() -> attempt(context, provider));
    }
    List<Listing<ClusterSummary>> parts = FanOut.all(context.executor(), tasks);
    return Listing.of(
        parts.stream().flatMap(Listing::stream).toList(),
        parts.stream().flatMap(part -> part.failures().stream()).toList(),
        parts.size());
  }

  private static Listing<ClusterSummary> attempt(ClusterContext context, Provider provider) {
    return attempt(context, provider, () -> list(context, provider));
  }

  /** For bulk lists: remembers nothing, since what is held must not grow with what is listed. */
  static Listing<ClusterSummary> attemptForgetfully(ClusterContext context, Provider provider) {
    return attempt(context, provider, () -> context.call(ClusterRoutes.LIST, provider, Unit.UNIT));
  }

  private static Listing<ClusterSummary> attempt(
      ClusterContext context, Provider provider, Supplier<List<ClusterSummary>> list) {
    try {
      return new Listing<>(list.get(), List.of());
    } catch (ContainersException e) {
      return new Listing<>(
          List.of(), List.of(new ListFailure(context.scope(), Optional.of(provider), e)));
    }
  }
}
