package io.github.ibmcontainers.cluster;

import java.util.List;

/** Places, and what can be had there. Immutable and safe for use by many threads. */
public final class Locations extends Group<Locations> {
  Locations(ClusterContext context) {
    super(context);
  }

  @Override
  Locations view(ClusterContext other) {
    return new Locations(other);
  }

  /**
   * The service's regions ({@code GetRegions}, needs no login). IBM marks the operation deprecated
   * since 2020; it still answers.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public List<Region> regions() {
    return context.call(LocationRoutes.REGIONS, Unit.UNIT);
  }
}
