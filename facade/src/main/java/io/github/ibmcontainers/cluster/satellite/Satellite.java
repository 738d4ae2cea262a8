package io.github.ibmcontainers.cluster.satellite;

import static io.github.ibmcontainers.internal.check.Argument.HOST;
import static io.github.ibmcontainers.internal.check.Argument.LOCATION;
import static io.github.ibmcontainers.internal.check.Argument.OPERATING_SYSTEM;

import io.github.ibmcontainers.cluster.ingress.Subdomain;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.SatelliteHostApi;
import io.github.ibmcontainers.generated.api.SatelliteLocationApi;
import io.github.ibmcontainers.generated.api.SatelliteServiceApi;
import io.github.ibmcontainers.generated.model.AttachSatelliteHostRequest;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRemoteRequest;
import io.github.ibmcontainers.generated.model.DNSRegistration;
import io.github.ibmcontainers.generated.model.MultishiftClustersResponse;
import io.github.ibmcontainers.generated.model.MultishiftGetController;
import io.github.ibmcontainers.generated.model.RegisterMultishiftClusterRequest;
import io.github.ibmcontainers.generated.model.RemoveSatelliteHostRequest;
import io.github.ibmcontainers.generated.model.RemoveSatelliteLocationRequest;
import io.github.ibmcontainers.generated.model.UpdateSatelliteHostRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;

/**
 * IBM Cloud Satellite: locations and their hosts. Clusters in a location are created by {@code
 * clusters().create(NewCluster.satellite(...))}. The parameter {@code location} is the location's
 * id or name, {@code host} is the host's id. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class Satellite extends Group<Satellite> {
  private final ClusterContext context;

  /** Called by the client. */
  public Satellite(GroupContext context) {
    super(context, Satellite::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the locations ({@code GetSatelliteLocations}). */
  public List<SatelliteLocation> locations() {
    return Values.list(
        context.value(api -> new SatelliteLocationApi(api).getSatelliteLocations()),
        SatelliteLocation::of);
  }

  /** Returns a location ({@code GetSatelliteLocation}). */
  public SatelliteLocation location(String location) {
    MultishiftGetController found =
        context.value(
            api -> new SatelliteLocationApi(api).getSatelliteLocation(LOCATION.of(location)));
    return SatelliteLocation.of(found);
  }

  /**
   * Creates a location ({@code CreateSatelliteLocation}). If the outcome of the request is unknown,
   * the client looks for a location of that name for a minute. Sends the request again only if it
   * was deferred and no location has appeared by then.
   *
   * @return the location's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     location has appeared
   */
  public String createLocation(NewSatelliteLocation location) {
    String name = location.name();
    String id =
        Creation.named(
                context,
                "Satellite location",
                name,
                in ->
                    Values.createdId(
                        in.value(
                                api ->
                                    new SatelliteLocationApi(api)
                                        .createSatelliteLocation(location.request()))
                            .getId(),
                        SatelliteLocationApi.CreateSatelliteLocationCall.OPERATION),
                in ->
                    Creation.matching(
                        new Satellite(in).locations(),
                        it -> it.name().equals(name),
                        SatelliteLocation::id,
                        SatelliteLocation::id))
            .value();
    context.created(SatelliteWaits.key(id));
    context.created(SatelliteWaits.key(name));
    return id;
  }

  /** Removes a location ({@code RemoveSatelliteLocation}). */
  public void removeLocation(String location) {
    RemoveSatelliteLocationRequest request =
        new RemoveSatelliteLocationRequest().controller(LOCATION.of(location));
    context.order(api -> new SatelliteLocationApi(api).removeSatelliteLocation(request));
  }

  /** Lists the hosts of a location ({@code GetSatelliteHosts}). */
  public List<SatelliteHost> hosts(String location) {
    return Values.list(
        context.value(api -> new SatelliteHostApi(api).getSatelliteHosts(LOCATION.of(location))),
        SatelliteHost::of);
  }

  /**
   * Returns the script that attaches the machine it runs on to a location ({@code
   * AttachSatelliteHost}). It contains a token; keep it secret.
   *
   * @param operatingSystem {@code RHEL} or {@code RHCOS}
   * @param labels the labels of the hosts
   */
  public byte[] hostScript(String location, String operatingSystem, Map<String, String> labels) {
    return hostScript(hosts(location, operatingSystem, labels));
  }

  /**
   * As {@link #hostScript(String, String, Map)}, for hosts that reach the location over a Satellite
   * Link agent.
   *
   * @param linkAgentEndpoint the address of the agent
   */
  public byte[] hostScript(
      String location,
      String operatingSystem,
      Map<String, String> labels,
      String linkAgentEndpoint) {
    return hostScript(
        hosts(location, operatingSystem, labels)
            .hostLinkAgentEndpoint(Check.text("link agent's endpoint", linkAgentEndpoint)));
  }

  private byte[] hostScript(AttachSatelliteHostRequest request) {
    return context.value(api -> new SatelliteHostApi(api).attachSatelliteHost(request));
  }

  private static AttachSatelliteHostRequest hosts(
      String location, String operatingSystem, Map<String, String> labels) {
    return new AttachSatelliteHostRequest()
        .controller(LOCATION.of(location))
        .operatingSystem(OPERATING_SYSTEM.of(operatingSystem))
        .labels(Map.copyOf(labels));
  }

  /**
   * Assigns a host to a cluster or to the location's control plane ({@code
   * CreateSatelliteAssignment}). The request is sent exactly once.
   *
   * @return the host's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public String assignHost(HostAssignment assignment) {
    return Creation.once(
        context,
        "host assignment",
        "in location " + assignment.request().getController(),
        in ->
            Values.orEmpty(
                in.value(
                        api ->
                            new SatelliteHostApi(api)
                                .createSatelliteAssignment(assignment.request()))
                    .getHostID()));
  }

  /** Sets the labels of a host ({@code UpdateSatelliteHost}). */
  public void setHostLabels(String location, String host, Map<String, String> labels) {
    UpdateSatelliteHostRequest request =
        new UpdateSatelliteHostRequest()
            .controller(LOCATION.of(location))
            .hostID(HOST.of(host))
            .labels(Map.copyOf(labels));
    context.order(api -> new SatelliteHostApi(api).updateSatelliteHost(request));
  }

  /** Removes a host from a location ({@code RemoveSatelliteHost}). */
  public void removeHost(String location, String host) {
    RemoveSatelliteHostRequest request =
        new RemoveSatelliteHostRequest().controller(LOCATION.of(location)).hostID(HOST.of(host));
    context.order(api -> new SatelliteHostApi(api).removeSatelliteHost(request));
  }

  /** Lists the clusters of IBM services in a location ({@code GetSatelliteServiceClusters}). */
  public List<MultishiftClustersResponse> serviceClusters(String location) {
    return context.value(
        api -> new SatelliteServiceApi(api).getSatelliteServiceClusters(LOCATION.of(location)));
  }

  /**
   * Creates a cluster at a remote location ({@code CreateSatelliteClusterRemote}). The options must
   * contain a {@linkplain io.github.ibmcontainers.RequestOptions.Builder#supplementalToken
   * supplemental token}. The request is sent exactly once. If its outcome is unknown, the client
   * looks for a cluster of that name in the location for a minute.
   *
   * @param cluster the generated request; contains a secret if it has a pull secret
   * @return the cluster's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     cluster has appeared
   */
  public String createRemoteCluster(CreateSatelliteClusterRemoteRequest cluster) {
    String location = LOCATION.of(cluster.getController());
    String name = Check.text("cluster's name", cluster.getName());
    return Creation.unnamed(
            context,
            "cluster",
            name + " in location " + location,
            in ->
                Values.createdId(
                    in.value(
                            api ->
                                new SatelliteServiceApi(api).createSatelliteClusterRemote(cluster))
                        .getId(),
                    SatelliteServiceApi.CreateSatelliteClusterRemoteCall.OPERATION),
            in ->
                Creation.matching(
                    new Satellite(in).serviceClusters(location),
                    it -> name.equals(it.getName()),
                    MultishiftClustersResponse::getId,
                    it -> Values.orEmpty(it.getId())))
        .value();
  }

  /**
   * Registers the subdomains of a location's control plane ({@code RegisterMultishiftCluster}).
   *
   * @param addresses the IP addresses of the control plane's hosts
   */
  public List<DNSRegistration> registerSubdomains(String location, List<String> addresses) {
    RegisterMultishiftClusterRequest request =
        new RegisterMultishiftClusterRequest()
            .controller(LOCATION.of(location))
            .ips(List.copyOf(addresses));
    return Values.list(
        context
            .value(api -> new BetaApi(api).registerMultishiftCluster(request))
            .getDnsRegistrations());
  }

  /** Lists the subdomains of a location ({@code GetSatLocationNlbDNSList}). */
  public List<Subdomain> subdomains(String location) {
    return Values.list(
        context.value(api -> new BetaApi(api).getSatLocationNlbDNSList(LOCATION.of(location))),
        Subdomain::of);
  }

  /**
   * Waits until hosts can be assigned in a location: its state is {@code action required}, {@code
   * host required} or {@code normal}. The progress has the service's message about what is
   * required.
   *
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   */
  public SatelliteLocation awaitReadyForHosts(String location, WaitOptions options) {
    return SatelliteWaits.readyForHosts(context, LOCATION.of(location), options);
  }

  /**
   * Waits until the state of a location is {@code normal}.
   *
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   */
  public SatelliteLocation awaitReady(String location, WaitOptions options) {
    return SatelliteWaits.ready(context, LOCATION.of(location), options);
  }

  /**
   * Waits until a host is assigned and healthy.
   *
   * @param host the host's id or name
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise, for
   *     example because the location doesn't have the host
   */
  public SatelliteHost awaitHostAssigned(String location, String host, WaitOptions options) {
    return SatelliteWaits.hostAssigned(context, LOCATION.of(location), HOST.of(host), options);
  }
}
