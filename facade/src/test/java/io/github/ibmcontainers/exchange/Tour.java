package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The calls of {@code every-method.txt} in order, by the provider of their cluster, and the fake
 * cloud on which they are made.
 */
public enum Tour {
  CLASSIC("classic", "mycluster", "1.29", "1.31.2"),
  /** Classic, with cluster responses that don't contain the provider. */
  NAMELESS("classic", "mycluster", "1.29", "1.31.2"),
  VPC("VPC", "vpc-kubernetes", "1.29", "1.31.2"),
  SATELLITE("Satellite", "satellite-openshift", "4.15_openshift", "4.17.5_openshift");

  private static final String VPC_ID =
      "client.networks().vpcs().stream().filter(it -> it.name().contains(\"us-south\"))"
          + ".findFirst().orElseThrow().id()";

  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("$HOST", "client.ingress().subdomains().list(\"$C\").get(0).hostname()"),
          Map.entry("$FREEHOST", freeHost()),
          Map.entry("$ALB", "client.ingress().loadBalancers().list(\"$C\").get(0).id()"),
          Map.entry("$INSTANCE", "client.ingress().secrets().instances(\"$C\").get(0).getName()"),
          Map.entry("$DHPOOL", "client.dedicatedHosts().pools().get(0).getId()"),
          Map.entry("$DHOST", dedicatedHost()),
          Map.entry("$W", "client.workers().list(\"$C\").get(0).id()"),
          Map.entry("$ZONE", "client.workerPools().get(\"$C\", \"default\").zones().get(0).id()"),
          Map.entry("$VLAN", vlan("!it")),
          Map.entry("$PUBLICVLAN", vlan("it")),
          Map.entry("$VPC", VPC_ID),
          Map.entry("$SUBNET2", subnet("us-south-2")),
          Map.entry("$SUBNET", subnet("us-south-1")),
          Map.entry(
              "$VOLUME",
              "client.call(api -> new io.github.ibmcontainers.generated.api.StorageApi(api)"
                  + ".getVolumes()).getVolumes().get(0).getId()"));

  private final String label;
  private final String cluster;
  private final String oldVersion;
  private final String nextVersion;

  Tour(String label, String cluster, String oldVersion, String nextVersion) {
    this.label = label;
    this.cluster = cluster;
    this.oldVersion = oldVersion;
    this.nextVersion = nextVersion;
  }

  /** Returns the calls in the order in which they must be made. */
  public List<Cell> cells() {
    try (InputStream in =
        Objects.requireNonNull(Tour.class.getResourceAsStream("/every-method.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && takes(line))
          .map(line -> cell(line.replaceFirst("^" + label + ": ", "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of the cluster used by the calls. */
  public String cluster() {
    return cluster;
  }

  /** Whether a line of the file belongs to this tour. */
  boolean takes(String line) {
    return Stream.of(values())
        .map(tour -> tour.label + ": ")
        .noneMatch(other -> line.startsWith(other) && !other.equals(label + ": "));
  }

  /** Starts a cloud on which every call is possible. */
  public FakeIbmCloud cloud(ManualTime time) {
    FakeIbmCloudBuilder builder =
        FakeIbmCloud.builder()
            .clock(time.clock())
            .lifeCycle(LifeCycleTimes.instant())
            .rateLimit(false)
            .noDefaultClusters()
            .cluster(at("1.29.10", ClusterSpec.classic("mycluster")))
            .cluster(at("1.29.10", ClusterSpec.vpc("vpc-kubernetes")))
            .cluster(at("4.15.37", ClusterSpec.satellite("satellite-openshift")));
    return (this == NAMELESS ? builder.omitClassicProvider() : builder).start();
  }

  /** Returns a cluster with an older version, so that its master can be updated. */
  private static ClusterSpec at(String version, ClusterSpec it) {
    return new ClusterSpec(
        it.name(),
        it.provider(),
        it.openShift(),
        it.region(),
        it.zones(),
        version,
        it.workersPerZone(),
        it.account(),
        it.resourceGroup(),
        it.publicEndpoint(),
        it.privateEndpoint());
  }

  /** Returns a client with the scope that the calls require. */
  public ContainersClientBuilder client(FakeIbmCloud cloud, Endpoints endpoints, ManualTime time) {
    return TestClients.of(cloud, time)
        .endpoints(endpoints)
        .resourceGroup(cloud.resourceGroupId("default"))
        .region(this == SATELLITE ? "us-east" : "us-south");
  }

  private Cell cell(String line) {
    String call = line;
    for (String name : new TreeSet<>(ABBREVIATIONS.keySet()).descendingSet()) {
      call = call.replace(name, ABBREVIATIONS.get(name));
    }
    return new Cell(
        this + ": " + line,
        line,
        Optional.empty(),
        call.replace("$C", cluster)
            .replace("$OLD", "Version.of(\"" + oldVersion + "\")")
            .replace("$NEXT", "Version.of(\"" + nextVersion + "\")"),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static String subnet(String zone) {
    return "client.networks().subnets(" + VPC_ID + ", \"" + zone + "\").get(0).id()";
  }

  private static String vlan(String which) {
    return "client.networks().vlans(\"dal10\").stream().filter(it -> "
        + which
        + ".isPublic()).findFirst().orElseThrow().id()";
  }

  private static String dedicatedHost() {
    return "client.dedicatedHosts().list(client.dedicatedHosts().pools().get(0).getId())"
        + ".get(0).getId()";
  }

  private static String freeHost() {
    return "client.satellite().hosts(\"mylocation\").stream()"
        + ".filter(it -> it.state().equals(SatelliteHostState.UNASSIGNED))"
        + ".findFirst().orElseThrow().id()";
  }
}
