package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.generated.model.Assignment;
import io.github.ibmcontainers.generated.model.Health;
import io.github.ibmcontainers.generated.model.MultishiftQueueNode;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Map;
import java.util.Optional;

/**
 * A host of a Satellite location. Immutable, except for {@link #raw()}.
 *
 * @param id the id
 * @param name the name
 * @param state whether the host is assigned
 * @param health the health
 * @param message a description of the health for humans
 * @param labels the labels
 * @param cluster the name of the cluster that it is assigned to
 * @param zone the zone that it is assigned to
 * @param address the IP address
 * @param worker the id of its worker node
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

  /** Returns name, id, state and health, for a line of a log. */
  @Override
  public String toString() {
    return name + " (" + id + ", " + state + ", " + health + ")";
  }
}
