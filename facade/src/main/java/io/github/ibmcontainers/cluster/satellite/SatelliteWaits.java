package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Polling;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import java.util.Set;

/** The waits for Satellite locations and hosts. */
final class SatelliteWaits {
  private static final Set<SatelliteLocationState> TAKES_HOSTS =
      Set.of(
          SatelliteLocationState.ACTION_REQUIRED,
          SatelliteLocationState.HOST_REQUIRED,
          SatelliteLocationState.NORMAL);

  private SatelliteWaits() {}

  static SatelliteLocation ready(ClusterContext context, String location, WaitOptions options) {
    return await(context, location, "ready", Set.of(SatelliteLocationState.NORMAL), options);
  }

  static SatelliteLocation readyForHosts(
      ClusterContext context, String location, WaitOptions options) {
    return await(context, location, "ready for hosts", TAKES_HOSTS, options);
  }

  static SatelliteHost hostAssigned(
      ClusterContext context, String location, String host, WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("host " + host + " of Satellite location " + location, "assigned"),
        options,
        polling ->
            new Satellite(polling)
                .hosts(location).stream()
                    .filter(it -> it.id().equals(host) || it.name().equals(host))
                    .findFirst()
                    .map(SatelliteWaits::poll)
                    .orElseGet(Probe::missing));
  }

  /** The key by which the context remembers that a location was just created. */
  static String key(String location) {
    return "Satellite location " + location;
  }

  private static Probe<SatelliteHost> poll(SatelliteHost seen) {
    boolean assigned = seen.state().equals(SatelliteHostState.ASSIGNED);
    SatelliteHostHealth health = seen.health();
    boolean healthy =
        health.equals(SatelliteHostHealth.NORMAL)
            || health.equals(SatelliteHostHealth.READY)
            || !health.isPresent();
    return Probe.of(
        assigned && healthy,
        Probe.isFailure(seen.state())
            || Probe.isDeletion(seen.state())
            || health.equals(SatelliteHostHealth.RELOAD_REQUIRED),
        seen,
        seen.state() + (health.isPresent() ? ", health " + health : ""),
        seen.message());
  }

  private static SatelliteLocation await(
      ClusterContext context,
      String location,
      String wanted,
      Set<SatelliteLocationState> states,
      WaitOptions options) {
    return Polling.await(
        context,
        Goal.of("Satellite location " + location, wanted)
            .foundLateIf(() -> context.isNew(key(location))),
        options,
        polling -> {
          SatelliteLocation seen = new Satellite(polling).location(location);
          return Probe.of(
                  states.contains(seen.state()),
                  Probe.isFailure(seen.state()) || Probe.isDeletion(seen.state()),
                  seen,
                  seen.state().text(),
                  seen.message())
              .counting(seen.availableHosts(), seen.hosts());
        });
  }
}
