package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a new worker pool against the service's lists.
 *
 * @param provider the provider of the cluster
 * @param pool the new pool
 * @param others the cluster's pools
 */
record NewWorkerPoolCheck(Provider provider, NewWorkerPool pool, List<WorkerPool> others) {
  List<Problem> run(Locations locations) {
    List<Problem> problems = new ArrayList<>();
    if (others.stream().anyMatch(it -> it.name().equals(pool.name()))) {
      problems.add(new Problem("name", pool.name(), "a pool of that name exists", List.of()));
    }
    for (NewZone zone : pool.zones()) {
      if (zone.provider() != provider) {
        problems.add(
            new Problem(
                "zone",
                zone.id(),
                "a zone of " + zone.provider() + ", but the cluster is on " + provider,
                List.of()));
      }
    }
    // The service doesn't list flavors and zones of Satellite hosts.
    if (provider != Provider.SATELLITE) {
      pool.flavor()
          .ifPresentOrElse(
              flavor -> problems.addAll(locations.validate(provider, flavor, zones())),
              () -> problems.add(new Problem("flavor", "(none)", "required", List.of())));
    }
    return List.copyOf(problems);
  }

  /** Returns the zones of the pool, or the zones of the cluster if the pool has none. */
  private List<String> zones() {
    return pool.zones().isEmpty()
        ? others.stream()
            .flatMap(it -> it.zones().stream())
            .map(WorkerPool.PoolZone::id)
            .distinct()
            .toList()
        : pool.zones().stream().filter(it -> it.provider() == provider).map(NewZone::id).toList();
  }
}
