package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.ingress.Subdomain;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.SatelliteHostApi;
import io.github.ibmcontainers.generated.api.SatelliteLocationApi;
import io.github.ibmcontainers.generated.api.SatelliteServiceApi;
import io.github.ibmcontainers.generated.model.AttachSatelliteHostRequest;
import io.github.ibmcontainers.generated.model.MultishiftClustersResponse;
import io.github.ibmcontainers.generated.model.MultishiftGetController;
import io.github.ibmcontainers.generated.model.RemoveSatelliteHostRequest;
import io.github.ibmcontainers.generated.model.RemoveSatelliteLocationRequest;
import io.github.ibmcontainers.generated.model.UpdateSatelliteHostRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.internal.wait.Look;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.util.List;
import java.util.Map;

/**
 * Satellite: locations and the hosts in them. Clusters in a location are made by {@link
 * Clusters#create}. Immutable and safe for use by many threads.
 */
public final class Satellite extends Group<Satellite> {
  private final ClusterContext context;

  /** Called by the client. */
  public Satellite(GroupContext context) {
    super(context, Satellite::new);
    this.context = ClusterContext.of(context);
  }

  /** The locations ({@code GetSatelliteLocations}). */
  public List<SatelliteLocation> locations() {
    return Values.list(
        context.value(api -> new SatelliteLocationApi(api).getSatelliteLocations()),
        SatelliteLocation::of);
  }

  /**
   * A location ({@code GetSatelliteLocation}).
   *
   * @param location the location's id or name
   */
  public SatelliteLocation location(String location) {
    Check.text("location's id or name", location);
    MultishiftGetController answer =
        context.value(api -> new SatelliteLocationApi(api).getSatelliteLocation(location));
    return SatelliteLocation.of(answer);
  }

  /**
   * Creates a location ({@code CreateSatelliteLocation}). Sent once; after a doubtful outcome, look
   * whether it is there.
   *
   * @param location what it is to be
   * @return the location's id
   */
  public String createLocation(NewSatelliteLocation location) {
    return Values.orEmpty(
        context
            .value(api -> new SatelliteLocationApi(api).createSatelliteLocation(location.request()))
            .getId());
  }

  /**
   * Removes a location ({@code RemoveSatelliteLocation}).
   *
   * @param location the location's id or name
   */
  public void removeLocation(String location) {
    Check.text("location's id or name", location);
    context.order(
        api ->
            new SatelliteLocationApi(api)
                .removeSatelliteLocation(
                    new RemoveSatelliteLocationRequest().controller(location)));
  }

  /**
   * The hosts of a location ({@code GetSatelliteHosts}).
   *
   * @param location the location's id or name
   */
  public List<SatelliteHost> hosts(String location) {
    Check.text("location's id or name", location);
    return Values.list(
        context.value(api -> new SatelliteHostApi(api).getSatelliteHosts(location)),
        SatelliteHost::of);
  }

  /**
   * The script that attaches a machine to a location when it is run there ({@code
   * AttachSatelliteHost}). It holds a token: keep it secret.
   *
   * @param location the location's id or name
   * @param operatingSystem {@code RHEL} or {@code RHCOS}
   * @param labels labels of the hosts
   */
  public byte[] hostScript(String location, String operatingSystem, Map<String, String> labels) {
    Check.text("location's id or name", location);
    Check.text("operating system", operatingSystem);
    return context.value(
        api ->
            new SatelliteHostApi(api)
                .attachSatelliteHost(
                    new AttachSatelliteHostRequest()
                        .controller(location)
                        .operatingSystem(operatingSystem)
                        .labels(Map.copyOf(labels))));
  }

  /**
   * Makes a host a worker, or a part of the location's control plane ({@code
   * CreateSatelliteAssignment}).
   *
   * @param assignment which host, and for what
   * @return the host's id
   */
  public String assignHost(HostAssignment assignment) {
    return Values.orEmpty(
        context
            .value(api -> new SatelliteHostApi(api).createSatelliteAssignment(assignment.request()))
            .getHostID());
  }

  /**
   * Sets a host's labels ({@code UpdateSatelliteHost}).
   *
   * @param location the location's id or name
   * @param host the host's id
   */
  public void setHostLabels(String location, String host, Map<String, String> labels) {
    Check.text("location's id or name", location);
    Check.text("host's id", host);
    context.order(
        api ->
            new SatelliteHostApi(api)
                .updateSatelliteHost(
                    new UpdateSatelliteHostRequest()
                        .controller(location)
                        .hostID(host)
                        .labels(Map.copyOf(labels))));
  }

  /**
   * Removes a host from a location ({@code RemoveSatelliteHost}).
   *
   * @param location the location's id or name
   * @param host the host's id
   */
  public void removeHost(String location, String host) {
    Check.text("location's id or name", location);
    Check.text("host's id", host);
    context.order(
        api ->
            new SatelliteHostApi(api)
                .removeSatelliteHost(
                    new RemoveSatelliteHostRequest().controller(location).hostID(host)));
  }

  /**
   * The clusters of IBM's services in a location ({@code GetSatelliteServiceClusters}).
   *
   * @param location the location's id or name
   */
  public List<MultishiftClustersResponse> serviceClusters(String location) {
    Check.text("location's id or name", location);
    return context.value(api -> new SatelliteServiceApi(api).getSatelliteServiceClusters(location));
  }

  /**
   * The subdomains of a location ({@code GetSatLocationNlbDNSList}).
   *
   * @param location the location's id or name
   */
  public List<Subdomain> subdomains(String location) {
    Check.text("location's id or name", location);
    return Values.list(
        context.value(api -> new BetaApi(api).getSatLocationNlbDNSList(location)), Subdomain::of);
  }

  /**
   * Waits until a location is {@code normal}.
   *
   * @param location the location's id or name
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the location cannot be looked at
   */
  public SatelliteLocation awaitReady(String location, WaitOptions options) {
    Check.text("location's id or name", location);
    return new Waiter<>(
            "location " + location,
            options,
            context.time(),
            () -> {
              SatelliteLocation seen = location(location);
              boolean ready = seen.state().equals(SatelliteLocationState.NORMAL);
              return Look.of(Look.Verdict.of(ready, false), seen, seen.state(), seen.message())
                  .counting(seen.availableHosts(), seen.hosts());
            })
        .awaitValue();
  }
}
