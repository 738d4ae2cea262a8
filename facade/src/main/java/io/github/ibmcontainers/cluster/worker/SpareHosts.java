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
 * The unassigned hosts of a Satellite location, which take the places of worker nodes. Remembers
 * which host is for which worker node, so that a repeated order doesn't take another one. Not
 * thread-safe.
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
   * @return what is missing, if there is no host
   */
  Optional<String> reassign(ClusterContext context, String cluster, Worker worker) {
    Optional<String> host = Optional.ofNullable(chosen.get(worker.id())).or(this::unassigned);
    if (host.isEmpty()) {
      return Optional.of(
          "location " + location + " has no unassigned host that is ready; attach one");
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
      // An earlier order, whose answer was lost, has assigned it.
    } catch (CreateInDoubtException e) {
      // The same host can be ordered again.
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
