package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Clusters of all providers. A cluster's provider is found when it is first needed and remembered;
 * no method needs it. Immutable and safe for use by many threads.
 */
public final class Clusters extends Group<Clusters> {
  Clusters(ClusterContext context) {
    super(context);
  }

  @Override
  Clusters view(ClusterContext other) {
    return new Clusters(other);
  }

  /**
   * The clusters of all providers, asked for at the same time. A provider that fails is reported in
   * the listing, with what the others have.
   *
   * @throws ContainersException if all fail
   */
  public Listing<ClusterSummary> list() {
    return list(List.of(Provider.values()));
  }

  /**
   * The clusters of one provider.
   *
   * @throws ContainersException if the call fails
   */
  public List<ClusterSummary> list(Provider provider) {
    List<ClusterSummary> found = context.call(ClusterRoutes.LIST, provider, Unit.UNIT);
    found.forEach(context::remember);
    return found;
  }

  private Listing<ClusterSummary> list(List<Provider> providers) {
    List<Supplier<Listing<ClusterSummary>>> tasks = new ArrayList<>();
    for (Provider provider : providers) {
      tasks.add(() -> attempt(provider));
    }
    List<Listing<ClusterSummary>> parts = FanOut.all(context.executor(), tasks);
    return Listing.of(
        parts.stream().flatMap(Listing::stream).toList(),
        parts.stream().flatMap(part -> part.failures().stream()).toList(),
        parts.size());
  }

  private Listing<ClusterSummary> attempt(Provider provider) {
    try {
      return new Listing<>(list(provider), List.of());
    } catch (ContainersException e) {
      return new Listing<>(
          List.of(), List.of(new ListFailure(context.scope(), Optional.of(provider), e)));
    }
  }

  /**
   * A cluster in full.
   *
   * @param idOrName its id or name
   * @throws io.github.ibmcontainers.error.NotFoundException if there is none in this scope
   * @throws ContainersException if the call fails otherwise
   */
  public Cluster get(String idOrName) {
    return get(Names.cluster(idOrName), false);
  }

  /**
   * A cluster in full, with the VLANs and subnets that a classic one has ({@code showResources});
   * takes longer.
   *
   * @param idOrName its id or name
   * @throws io.github.ibmcontainers.error.NotFoundException if there is none in this scope
   * @throws ContainersException if the call fails otherwise
   */
  public Cluster getWithResources(String idOrName) {
    return get(Names.cluster(idOrName), true);
  }

  private Cluster get(String idOrName, boolean resources) {
    if (!resources && context.memory().find(context.scope(), idOrName).isEmpty()) {
      return context.find(idOrName);
    }
    Cluster found =
        context.onCluster(
            ClusterRoutes.GET, idOrName, new ClusterRoutes.Wanted(idOrName, resources));
    context.remember(found.summary());
    return found;
  }

  /**
   * The cluster, if there is one.
   *
   * @param idOrName its id or name
   * @throws ContainersException if the call fails
   */
  public Optional<Cluster> find(String idOrName) {
    try {
      return Optional.of(get(idOrName));
    } catch (io.github.ibmcontainers.error.NotFoundException e) {
      return Optional.empty();
    }
  }
}
