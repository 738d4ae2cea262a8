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
 * A Satellite location. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param name its name
 * @param state its state
 * @param message what there is to do, if something is
 * @param managedFrom the region that manages it
 * @param zones its zones
 * @param hosts how many hosts it has
 * @param availableHosts how many of them serve no cluster yet
 * @param created when it was created
 * @param raw the generated object: {@code MultishiftController} or {@code MultishiftGetController}
 */
public record SatelliteLocation(
    String id,
    String name,
    SatelliteLocationState state,
    Optional<String> message,
    Optional<String> managedFrom,
    List<String> zones,
    int hosts,
    int availableHosts,
    Optional<Timestamp> created,
    Model raw) {

  static SatelliteLocation of(MultishiftController it) {
    return new SatelliteLocation(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        SatelliteLocationState.of(it.getState()),
        Values.text(Values.of(it.getDeployments(), Deployments::getMessage)),
        Values.text(it.getLocation(), it.getRegion()),
        Values.texts(it.getWorkerZones()),
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
        Values.texts(it.getWorkerZones()),
        Values.count(Values.of(it.getHosts(), Hosts::getTotal)),
        Values.count(Values.of(it.getHosts(), Hosts::getAvailable)),
        Timestamp.of(it.getCreatedDate()),
        it);
  }

  /** For a line of a log: name, id, state. */
  @Override
  public String toString() {
    return name + " (" + id + ", " + state + ")";
  }
}
