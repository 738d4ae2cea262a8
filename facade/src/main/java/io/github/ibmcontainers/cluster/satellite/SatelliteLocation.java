package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.Deployments;
import io.github.ibmcontainers.generated.model.Hosts;
import io.github.ibmcontainers.generated.model.MultishiftController;
import io.github.ibmcontainers.generated.model.MultishiftGetController;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A Satellite location. Immutable, except for {@link #raw()}.
 *
 * @param id the id
 * @param name the name
 * @param state the state
 * @param message the action that the service asks for, if any
 * @param managedFrom the managing region
 * @param zones the zones
 * @param hosts the number of hosts
 * @param availableHosts the number of unassigned hosts
 * @param created the creation time
 * @param raw the generated object: {@code MultishiftController} or {@code MultishiftGetController}
 */
public record SatelliteLocation(
    String id,
    String name,
    SatelliteLocationState state,
    Optional<String> message,
    Optional<String> managedFrom,
    List<String> zones,
    long hosts,
    long availableHosts,
    Optional<Timestamp> created,
    Model raw) {

  static SatelliteLocation of(MultishiftController it) {
    return new SatelliteLocation(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        SatelliteLocationState.of(it.getState()),
        Values.text(Values.of(it.getDeployments(), Deployments::getMessage)),
        Values.text(it.getLocation(), it.getRegion()),
        Values.list(it.getWorkerZones()),
        Values.count(Values.of(it.getHosts(), Hosts::getTotal)),
        Values.count(Values.of(it.getHosts(), Hosts::getAvailable)),
        Timestamp.of(it.getCreatedDate()),
        it);
  }

  static SatelliteLocation of(MultishiftGetController it) {
    return new SatelliteLocation(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        SatelliteLocationState.of(it.getState()),
        Values.text(Values.of(it.getDeployments(), Deployments::getMessage), it.getStatus()),
        Values.text(it.getLocation(), it.getRegion()),
        Values.list(it.getWorkerZones()),
        Values.count(Values.of(it.getHosts(), Hosts::getTotal)),
        Values.count(Values.of(it.getHosts(), Hosts::getAvailable)),
        Timestamp.of(it.getCreatedDate()),
        it);
  }

  /** Returns name, id and state, for a line of a log. */
  @Override
  public String toString() {
    return name + " (" + id + ", " + state + ")";
  }
}
