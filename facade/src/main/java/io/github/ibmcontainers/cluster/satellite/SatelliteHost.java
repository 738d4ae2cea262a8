package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.generated.model.Assignment;
import io.github.ibmcontainers.generated.model.Health;
import io.github.ibmcontainers.generated.model.MultishiftQueueNode;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Map;
import java.util.Optional;

/**
 * A host of a Satellite location. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param name its name
 * @param state whether it serves a cluster
 * @param health how it is
 * @param message the same for a person
 * @param labels its labels
 * @param cluster the name of the cluster that it serves
 * @param zone the zone that it is assigned to
 * @param address its IP address
 * @param worker the id of the worker that it is
 * @param raw the generated object
 */
public record SatelliteHost(
    String id,
    String name,
    SatelliteHostState state,
    SatelliteHostHealth health,
    Optional<String> message,
    Map<String, String> labels,
    Optional<String> cluster,
    Optional<String> zone,
    Optional<String> address,
    Optional<String> worker,
    MultishiftQueueNode raw) {

  static SatelliteHost of(MultishiftQueueNode it) {
    Assignment assignment = it.getAssignment();
    Health health = it.getHealth();
    return new SatelliteHost(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        SatelliteHostState.of(it.getState()),
        SatelliteHostHealth.of(Values.of(health, Health::getStatus)),
        Values.text(Values.of(health, Health::getMessage)),
        Values.labels(it.getLabels()),
        Values.text(
            Values.of(assignment, Assignment::getClusterName),
            Values.of(assignment, Assignment::getClusterID)),
        Values.text(Values.of(assignment, Assignment::getZone)),
        Values.text(Values.of(assignment, Assignment::getIpAddress)),
        Values.text(Values.of(assignment, Assignment::getWorkerID)),
        it);
  }

  /** For a line of a log: name, id, state, health. */
  @Override
  public String toString() {
    return name + " (" + id + ", " + state + ", " + health + ")";
  }
}
