package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.satellite.HostAssignment;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.satellite.SatelliteHost;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostHealth;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostState;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The unassigned hosts of a Satellite location that replace worker nodes. Remembers the host of
 * each worker node, so that a repeated request uses the same host. Not thread-safe.
 */
final class SpareHosts {
  private final Satellite satellite;
  private final String location;
  private final Map<String, String> chosen = new HashMap<>();

  SpareHosts(ClusterContext context, String location) {
    this.satellite = new Satellite(context);
    this.location = location;
  }

  /**
   * Assigns a host to the pool and zone of a worker node, and removes the worker node.
   *
   * @param context the context of the removal
   * @return the problem if there is no host; otherwise empty
   */
  Optional<String> reassign(ClusterContext context, String cluster, Worker worker) {
    Optional<String> host = Optional.ofNullable(chosen.get(worker.id())).or(this::unassigned);
    if (host.isEmpty()) {
      return Optional.of("location " + location + " has no ready, unassigned host; attach one");
    }
    chosen.put(worker.id(), host.get());
    try {
      satellite.assignHost(
          new HostAssignment(
              location,
              worker.zone().orElse(""),
              Optional.of(cluster),
              worker.pool(),
              host,
              Map.of()));
    } catch (ConflictException e) {
      // An earlier request whose response was lost has assigned the host.
    } catch (CreateInDoubtException e) {
      // The assignment of the same host can be repeated.
      throw e.getCause() instanceof ContainersException reason ? reason : e;
    }
    context.onCluster(WorkerRoutes.Remove.ROW, cluster, worker.id());
    return Optional.empty();
  }

  private Optional<String> unassigned() {
    return satellite.hosts(location).stream()
        .filter(it -> it.state().equals(SatelliteHostState.UNASSIGNED))
        .filter(it -> it.health().equals(SatelliteHostHealth.READY))
        .map(SatelliteHost::id)
        .filter(id -> !chosen.containsValue(id))
        .findFirst();
  }
}
