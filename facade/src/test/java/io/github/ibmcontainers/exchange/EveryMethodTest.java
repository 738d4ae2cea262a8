package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each method of each group against the fake cloud, which knows nothing of this client and refuses
 * what the document or IBM's pages don't allow. The calls are in {@code every-method.txt}.
 */
class EveryMethodTest {
  /** Whose clusters the calls are made on. */
  private enum Kind {
    CLASSIC("classic", "mycluster", "1.29", "1.31.2"),
    /** Classic, where responses on the cluster don't name the provider. */
    NAMELESS("classic", "mycluster", "1.29", "1.31.2"),
    VPC("VPC", "vpc-kubernetes", "1.29", "1.31.2"),
    SATELLITE("Satellite", "satellite-openshift", "4.15_openshift", "4.17.5_openshift");

    private final String label;
    private final String cluster;
    private final String oldVersion;
    private final String nextVersion;

    Kind(String label, String cluster, String oldVersion, String nextVersion) {
      this.label = label;
      this.cluster = cluster;
      this.oldVersion = oldVersion;
      this.nextVersion = nextVersion;
    }

    boolean takes(String line) {
      return Stream.of(values())
          .map(kind -> kind.label + ": ")
          .noneMatch(other -> line.startsWith(other) && !other.equals(label + ": "));
    }

    FakeIbmCloud cloud(ManualTime time) {
      FakeIbmCloudBuilder builder =
          FakeIbmCloud.builder()
              .clock(time.clock())
              .lifeCycle(LifeCycleTimes.instant())
              .rateLimit(false)
              .noDefaultClusters()
              .cluster(at("1.29.10", ClusterSpec.classic("mycluster")))
              .cluster(at("1.29.10", ClusterSpec.vpc("vpc-kubernetes")))
              .cluster(at("4.15.37", ClusterSpec.satellite("satellite-openshift")));
      return (this == NAMELESS ? builder.classicWithoutProvider() : builder).start();
    }

    /** An older version, so that the master can be updated. */
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
  }

  private static final String VPC =
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
          Map.entry("$VPC", VPC),
          Map.entry("$SUBNET2", subnet("us-south-2")),
          Map.entry("$SUBNET", subnet("us-south-1")),
          Map.entry(
              "$VOLUME",
              "client.call(api -> new io.github.ibmcontainers.generated.api.StorageApi(api)"
                  + ".getVolumes()).getVolumes().get(0).getId()"));

  @TempDir static Path directory;

  private static final Map<Kind, List<Cell>> CELLS = new EnumMap<>(Kind.class);
  private static Calls calls;

  private static String subnet(String zone) {
    return "client.networks().subnets(" + VPC + ", \"" + zone + "\").get(0).id()";
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

  @BeforeAll
  static void compile() throws Exception {
    List<String> lines;
    try (InputStream in =
        Objects.requireNonNull(EveryMethodTest.class.getResourceAsStream("/every-method.txt"))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (Kind kind : Kind.values()) {
      List<Cell> cells = new ArrayList<>();
      for (String line : lines) {
        if (!line.isBlank() && !line.startsWith("#") && kind.takes(line)) {
          cells.add(cell(kind, line.replaceFirst("^" + kind.label + ": ", "")));
        }
      }
      CELLS.put(kind, cells);
    }
    calls = new Calls(CELLS.values().stream().flatMap(List::stream).toList(), directory);
  }

  private static Cell cell(Kind kind, String line) {
    String call = line;
    for (String name : new TreeSet<>(ABBREVIATIONS.keySet()).descendingSet()) {
      call = call.replace(name, ABBREVIATIONS.get(name));
    }
    return new Cell(
        kind + ": " + line,
        line,
        Optional.empty(),
        call.replace("$C", kind.cluster)
            .replace("$OLD", "Version.of(\"" + kind.oldVersion + "\")")
            .replace("$NEXT", "Version.of(\"" + kind.nextVersion + "\")"),
        List.of(),
        Optional.empty(),
        List.of());
  }

  @AfterAll
  static void close() {
    calls.close();
  }

  @TestFactory
  @DisplayName("#145 the fake cloud takes what each method sends, for each provider that it serves")
  Stream<DynamicTest> each() {
    return Stream.of(Kind.values())
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> run(kind)));
  }

  private static void run(Kind kind) {
    List<String> refused = new ArrayList<>();
    List<String> unsupported = new ArrayList<>();
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud = kind.cloud(time);
        ContainersClient client =
            TestClients.of(cloud, time)
                .retryPolicy(RetryPolicy.none())
                .resourceGroup(cloud.resourceGroupId("default"))
                .region(kind == Kind.SATELLITE ? "us-east" : "us-south")
                .build()) {
      for (Cell cell : CELLS.get(kind)) {
        try {
          calls.make(cell, client);
        } catch (OperationNotSupportedException e) {
          unsupported.add(cell.name());
        } catch (Throwable e) {
          refused.add(cell.name() + " -> " + e);
        }
      }
    }
    assertThat(String.join("\n", refused)).isEmpty();
    // Which ones these are is in the table of routes, and that nothing is sent in the exchange
    // files.
    assertThat(unsupported).hasSizeLessThan(CELLS.get(kind).size() / 4);
  }

  @Test
  @DisplayName("#145 a method without a call in every-method.txt fails here")
  void complete() {
    for (Kind kind : Kind.values()) {
      Set<String> missing = new TreeSet<>();
      for (Class<?> group : ExchangeTest.groups()) {
        for (Method method : ExchangeTest.methods(group)) {
          // Ends only for a worker that is being replaced at the time: AwaitReplacedTest has it.
          if (!method.getName().equals("awaitReplaced")) {
            missing.add(ExchangeTest.signature(method));
          }
        }
      }
      CELLS.get(kind).forEach(cell -> missing.removeAll(calls.methods(cell)));
      // There is nothing to wait for where workers can't be replaced.
      missing.removeIf(it -> kind == Kind.SATELLITE && it.contains(".awaitReplaced("));
      assertThat(missing).as(kind.name()).isEmpty();
    }
  }
}
