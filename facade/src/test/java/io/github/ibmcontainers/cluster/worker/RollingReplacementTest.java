package io.github.ibmcontainers.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rolling replacements in a fake cloud whose workers take minutes of a clock that is turned. */
class RollingReplacementTest {
  private static final Version NEXT = Version.of("1.31.2");

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .clock(time.clock())
          .rateLimit(false)
          .lifeCycle(LifeCycleTimes.all(Duration.ofMinutes(1)))
          .noDefaultClusters()
          .cluster(
              ClusterSpec.vpc("big")
                  .in("us-south", "us-south-1", "us-south-2", "us-south-3")
                  .withWorkersPerZone(10))
          .cluster(ClusterSpec.vpc("small").in("us-south", "us-south-1").withWorkersPerZone(3))
          .cluster(ClusterSpec.classic("classic").withWorkersPerZone(3))
          .cluster(ClusterSpec.satellite("satellite"))
          .start();
  private final ContainersClient client =
      TestClients.of(cloud, time).httpClient(trustingHttp()).build();
  private final List<MaintenanceEvent> events = new ArrayList<>();

  /** Masters of OpenShift clusters have a publicly signed certificate. */
  private OkHttpClient trustingHttp() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    return new OkHttpClient.Builder()
        .dns(cloud.dns())
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private void updateMaster(String cluster) {
    client.clusters().updateMaster(cluster, NEXT, false);
    time.advance(Duration.ofMinutes(2));
  }

  private Set<String> ids(String cluster) {
    return client.workers().list(cluster).stream().map(Worker::id).collect(Collectors.toSet());
  }

  private long count(String operation) {
    return cloud.requests().stream()
        .filter(call -> call.operationId().filter(operation::equals).isPresent())
        .count();
  }

  private void assertAllAtTheVersion(String cluster, int workers) {
    assertThat(client.workers().list(cluster))
        .hasSize(workers)
        .allMatch(Worker::isReady)
        .allMatch(it -> it.version().orElseThrow().isAtLeast(NEXT));
    assertThat(cloud.cluster(cluster).nodes()).allMatch(FakeNode::schedulable);
  }

  private List<MaintenanceStep> steps(String worker) {
    return events.stream()
        .filter(event -> event.subject().equals(worker))
        .map(MaintenanceEvent::step)
        .toList();
  }

  @Test
  @DisplayName("30 workers in three zones, three at a time, under faults and a disruption budget")
  void thirty() {
    FakeCluster cluster = cloud.cluster("big");
    Workload web = Workload.deployment("web", 30);
    cluster
        .pods()
        .deploy(web)
        .deploy(Workload.daemonSet("agent"))
        .budget("web", web, 25)
        .refuseEvictions("web", 8)
        .startTakes(Duration.ofSeconds(20))
        .terminationTakes(Duration.ofSeconds(5));
    updateMaster("big");
    Set<String> before = ids("big");
    cloud.containers().faults().share(0.05, 7, Fault.status(503));
    cloud.kubernetes().faults().share(0.05, 11, Fault.status(503));

    RollingReport report =
        client.workers().rolling("big").maxUnavailable(3).listener(events::add).run();

    cloud.containers().faults().clear();
    cloud.kubernetes().faults().clear();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.done()).hasSize(30);
    assertThat(ids("big")).doesNotContainAnyElementsOf(before);
    assertAllAtTheVersion("big", 30);
    assertThat(cluster.disruptions().maxWorkersOut()).isEqualTo(3);
    assertThat(cluster.disruptions().maxUnschedulableNodes()).isLessThanOrEqualTo(3);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(cluster.disruptions().refusedEvictions()).isGreaterThanOrEqualTo(8);
    assertThat(events).extracting(MaintenanceEvent::step).contains(MaintenanceStep.BLOCKED);
    assertThat(events).extracting(MaintenanceEvent::total).containsOnly(30);
    assertThat(events.get(events.size() - 1).toString()).contains("done", "30 of 30");
    assertThat(cluster.pods().ready(web)).isEqualTo(30);
  }

  @Test
  @DisplayName("A run that is killed is continued by another one, which skips what is done")
  void killed() {
    FakeCluster cluster = cloud.cluster("big");
    Workload web = Workload.deployment("web", 30);
    cluster
        .pods()
        .deploy(web)
        .budget("web", web, 25)
        .startTakes(Duration.ofSeconds(10))
        .terminationTakes(Duration.ofSeconds(5));
    updateMaster("big");
    ContainersClient first = TestClients.of(cloud, time).build();

    assertThatThrownBy(
            () ->
                first
                    .workers()
                    .rolling("big")
                    .maxUnavailable(3)
                    .listener(
                        event -> {
                          if (event.done() >= 7 && event.step() == MaintenanceStep.ORDERED) {
                            // Nothing that the process still wants to do arrives.
                            cloud.kubernetes().faults().always(Fault.connectionReset());
                            cloud.containers().faults().always(Fault.connectionReset());
                            throw new StackOverflowError("killed");
                          }
                        })
                    .run())
        .isInstanceOf(StackOverflowError.class);
    first.close();
    cloud.kubernetes().faults().clear();
    cloud.containers().faults().clear();
    assertThat(cluster.nodes()).anyMatch(node -> !node.schedulable());

    RollingReport report = client.workers().rolling("big").maxUnavailable(3).run();

    assertThat(report.isComplete()).isTrue();
    assertThat(report.done().size()).isBetween(18, 22);
    assertAllAtTheVersion("big", 30);
    assertThat(count("vpcReplaceWorker")).isEqualTo(30);
    assertThat(cluster.disruptions().maxWorkersOut()).isLessThanOrEqualTo(3);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(client.workers().rolling("big").run().done()).isEmpty();
    assertThat(client.workers().rolling("big").plan()).isEmpty();
  }

  @Test
  @DisplayName("Lists that are older than the order don't count as done, nor begin anything twice")
  void staleLists() {
    updateMaster("small");
    cloud.containers().staleLists(Duration.ofSeconds(50));
    time.advance(Duration.ofMinutes(1));

    RollingReport report = client.workers().rolling("small").maxUnavailable(1).run();

    cloud.containers().staleLists(Duration.ZERO);
    assertThat(report.done()).hasSize(3);
    assertThat(report.done())
        .allSatisfy(it -> assertThat(it.successor().orElseThrow().id()).isNotEqualTo(it.worker()));
    assertThat(count("vpcReplaceWorker")).isEqualTo(3);
    assertAllAtTheVersion("small", 3);
    assertThat(cloud.cluster("small").disruptions().maxWorkersOut()).isEqualTo(1);
  }

  @Test
  @DisplayName("Orders whose answers are lost are neither repeated nor forgotten")
  void doubtfulOrders() {
    updateMaster("small");
    cloud
        .containers()
        .faults()
        .onOperation("vpcReplaceWorker")
        .next(1, Fault.connectionResetAfterAction())
        .onOperation("vpcReplaceWorker")
        .next(1, Fault.status(500));

    RollingReport report = client.workers().rolling("small").listener(events::add).run();

    assertThat(report.done()).hasSize(3);
    assertThat(count("vpcReplaceWorker")).isEqualTo(4);
    assertAllAtTheVersion("small", 3);
  }

  @Test
  @DisplayName("Classic workers keep their ids: they are updated in place and schedulable again")
  void classic() {
    updateMaster("classic");
    Set<String> before = ids("classic");

    RollingReport report =
        client.workers().rolling("classic").pool("default").listener(events::add).run();

    assertThat(report.done()).hasSize(3);
    assertThat(ids("classic")).isEqualTo(before);
    assertAllAtTheVersion("classic", 3);
    assertThat(count("UpdateClusterWorker")).isEqualTo(3);
    assertThat(cloud.cluster("classic").disruptions().maxWorkersOut()).isEqualTo(1);
    assertThat(steps(report.done().get(0).worker()))
        .startsWith(MaintenanceStep.DRAINING, MaintenanceStep.ORDERED)
        .contains(MaintenanceStep.DONE);
  }

  @Test
  @DisplayName(
      "Classic workers can be replaced as well; a reload can't reach another minor version")
  void classicMethods() {
    updateMaster("classic");
    Set<String> before = ids("classic");
    assertThatThrownBy(() -> client.workers().rolling("classic").method(RollingMethod.RELOAD).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.31.2")
        .hasMessageContaining("UPDATE");

    client.workers().rolling("classic").method(RollingMethod.REPLACE).maxUnavailable(3).run();

    assertThat(ids("classic")).doesNotContainAnyElementsOf(before);
    assertThat(count("UpdateClusterWorker")).isZero();
    assertAllAtTheVersion("classic", 3);
  }

  @Test
  @DisplayName("A percentage counts in each zone if asked, and is at least one")
  void perZone() {
    updateMaster("big");
    client.workers().rolling("big").maxUnavailablePercent(20).perZone().run();
    assertAllAtTheVersion("big", 30);
    assertThat(cloud.cluster("big").disruptions().maxWorkersOut()).isEqualTo(6);
    assertThat(new MaxUnavailable(5, true).of(10)).isEqualTo(1);
    assertThat(new MaxUnavailable(50, true).of(5)).isEqualTo(2);
  }

  @Test
  @DisplayName("The first failure stops, the node is freed, and the message says what blocks")
  void stops() {
    FakeCluster cluster = cloud.cluster("small");
    Workload web = Workload.deployment("web", 1);
    cluster.pods().deploy(web).budget("keep", web, 1);
    updateMaster("small");

    assertThatThrownBy(
            () ->
                client
                    .workers()
                    .rolling("small")
                    .drain(DrainOptions.standard().withLimit(Duration.ofMinutes(3)))
                    .listener(events::add)
                    .run())
        .isInstanceOfSatisfying(
            RollingReplacementException.class,
            e -> {
              assertThat(e.report().failed()).hasSize(1);
              assertThat(e.report().isComplete()).isFalse();
              assertThat(e.report().unschedulable()).isEmpty();
            })
        .hasMessageContaining("default/web")
        .hasMessageContaining("keep");
    assertThat(cluster.nodes()).hasSize(3).allMatch(FakeNode::schedulable);
    assertThat(cluster.pods().ready(web)).isEqualTo(1);
    assertThat(events).extracting(MaintenanceEvent::step).contains(MaintenanceStep.UNCORDONED);
  }

  @Test
  @DisplayName("With tolerated failures it goes on and reports them")
  void tolerates() {
    FakeCluster cluster = cloud.cluster("small");
    Workload web = Workload.deployment("web", 1);
    cluster.pods().deploy(web).budget("keep", web, 1);
    updateMaster("small");

    RollingReport report =
        client
            .workers()
            .rolling("small")
            .drain(DrainOptions.standard().withLimit(Duration.ofMinutes(3)))
            .toleratedFailures(1)
            .run();

    assertThat(report.done()).hasSize(2);
    assertThat(report.failed()).hasSize(1);
    assertThat(report).asString().contains("2 done", "keep");
    assertThat(cluster.nodes()).hasSize(3).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName(
      "A cancel leaves nothing unschedulable that is not being replaced, and says the rest")
  void canceled() {
    FakeCluster cluster = cloud.cluster("small");
    Workload web = Workload.deployment("web", 3);
    cluster.pods().deploy(web).budget("web", web, 2).startTakes(Duration.ofSeconds(30));
    updateMaster("small");
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(
            () ->
                client
                    .workers()
                    .rolling("small")
                    .maxUnavailable(2)
                    .cancellation(cancellation)
                    .listener(
                        event -> {
                          if (event.step() == MaintenanceStep.ORDERED) {
                            cancellation.cancel();
                          }
                        })
                    .run())
        .isInstanceOfSatisfying(
            RollingReplacementException.Canceled.class,
            e -> {
              assertThat(e.report().ordered()).hasSize(1);
              assertThat(e.report().waiting()).hasSize(2);
            });
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    assertThat(count("vpcReplaceWorker")).isEqualTo(1);

    assertThat(client.workers().rolling("small").maxUnavailable(2).run().done()).hasSize(2);
    assertAllAtTheVersion("small", 3);
  }

  @Test
  @DisplayName("An interrupt stops it like a cancel, and a listener that throws frees all nodes")
  void interrupted() {
    FakeCluster cluster = cloud.cluster("small");
    cluster.pods().deploy(Workload.deployment("web", 9)).terminationTakes(Duration.ofSeconds(20));
    updateMaster("small");

    assertThatThrownBy(
            () ->
                client
                    .workers()
                    .rolling("small")
                    .maxUnavailable(2)
                    .listener(event -> Thread.currentThread().interrupt())
                    .run())
        .isInstanceOf(RollingReplacementException.Canceled.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);

    List<MaintenanceStep> seen = new ArrayList<>();
    cloud.containers().faults().onOperation("vpcReplaceWorker").always(Fault.status(403));
    assertThatThrownBy(
            () ->
                client
                    .workers()
                    .rolling("small")
                    .maxUnavailable(3)
                    .listener(
                        event -> {
                          seen.add(event.step());
                          if (event.step() != MaintenanceStep.DRAINING) {
                            throw new IllegalStateException("listener");
                          }
                        })
                    .run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("listener");
    assertThat(seen).filteredOn(MaintenanceStep.UNCORDONED::equals).hasSizeGreaterThan(1);
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    assertThat(count("vpcReplaceWorker")).isEqualTo(1);
  }

  @Test
  @DisplayName("Without access to the cluster's API it says so and changes nothing, unless told")
  void withoutAccess() {
    updateMaster("small");
    cloud.containers().faults().onPath("/applyRBACAndGetKubeconfig").always(Fault.status(403));

    assertThatThrownBy(() -> client.workers().rolling("small").run())
        .isInstanceOf(RollingReplacementException.class)
        .hasMessageContaining("withoutDraining()");
    assertThat(count("vpcReplaceWorker")).isZero();

    client.workers().rolling("small").withoutDraining().run();
    assertAllAtTheVersion("small", 3);
    assertThat(cloud.cluster("small").disruptions().evictions()).isZero();
  }

  @Test
  @DisplayName("Single workers can be named; those that are gone by an earlier run are skipped")
  void single() {
    updateMaster("small");
    String id = client.workers().list("small").get(1).id();

    assertThat(client.workers().rolling("small").worker(id).run().done())
        .extracting(RollingReport.Done::worker)
        .containsExactly(id);
    assertThat(client.workers().rolling("small").worker(id).run().done()).isEmpty();
    assertThatThrownBy(() -> client.workers().rolling("small").worker("typo").run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typo");
  }

  @Test
  @DisplayName("Bad input is refused before anything is ordered")
  void refused() {
    assertThatThrownBy(() -> client.workers().rolling("small").maxUnavailable(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> client.workers().rolling("small").maxUnavailablePercent(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
    assertThatThrownBy(() -> client.workers().rolling(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.workers().rolling("small").toleratedFailures(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(cloud.requests()).isEmpty();

    assertThatThrownBy(() -> client.workers().rolling("small").pool("nope").run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nope")
        .hasMessageContaining("default");
    assertThatThrownBy(() -> client.workers().rolling("small").version(Version.of("1.32.1")).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.32.1")
        .hasMessageContaining("update the master first");
    assertThatThrownBy(() -> client.workers().rolling("satellite").run())
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("assignHost");
    assertThat(cloud.requests()).extracting(RecordedCall::method).doesNotContain("PATCH", "PUT");
  }

  @Test
  @DisplayName("Spare hosts of the location take the places of the workers of a Satellite cluster")
  void satellite() {
    Worker old = client.workers().list("satellite").get(0);
    Version next = Version.of("4.17.5_openshift");
    client.clusters().updateMaster("satellite", next, false);
    time.advance(Duration.ofMinutes(2));
    cloud
        .containers()
        .faults()
        .onOperation("createSatelliteAssignment")
        .next(1, Fault.connectionResetAfterAction());

    RollingReport report =
        client.workers().rolling("satellite").spareHosts("mylocation").listener(events::add).run();

    assertThat(report.done()).extracting(RollingReport.Done::worker).containsExactly(old.id());
    Worker successor = report.done().get(0).successor().orElseThrow();
    assertThat(client.workers().list("satellite")).containsExactly(successor);
    assertThat(successor.zone()).isEqualTo(old.zone());
    assertThat(successor.version().orElseThrow().isAtLeast(next)).isTrue();
    assertThat(client.satellite().hosts("mylocation"))
        .filteredOn(host -> host.worker().isPresent())
        .extracting(host -> host.worker().orElseThrow())
        .containsExactly(successor.id());
  }

  @Test
  @DisplayName("Without a spare host a Satellite worker stays, and the message says what to do")
  void noSpareHost() {
    client.clusters().updateMaster("satellite", Version.of("4.17.5_openshift"), false);
    time.advance(Duration.ofMinutes(2));
    client.satellite().hosts("mylocation").stream()
        .filter(host -> host.cluster().isEmpty())
        .forEach(host -> client.satellite().removeHost("mylocation", host.id()));

    assertThatThrownBy(() -> client.workers().rolling("satellite").spareHosts("mylocation").run())
        .isInstanceOf(RollingReplacementException.class)
        .hasMessageContaining("mylocation has no unassigned host");
    assertThat(client.workers().list("satellite")).hasSize(1).allMatch(Worker::isReady);
    assertThat(cloud.cluster("satellite").nodes()).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName("A worker that is not ready is replaced first, and counts as unavailable")
  void unready() {
    updateMaster("small");
    String sick = client.workers().list("small").get(2).id();
    client.workers().reboot("small", sick, false);
    List<String> order = new ArrayList<>();

    client
        .workers()
        .rolling("small")
        .listener(
            event -> {
              if (event.step() == MaintenanceStep.ORDERED) {
                order.add(event.subject());
              }
            })
        .run();

    assertThat(order).hasSize(3);
    assertThat(cloud.cluster("small").disruptions().maxWorkersOut()).isEqualTo(1);
    assertAllAtTheVersion("small", 3);
  }

  @Test
  @DisplayName("A worker that never becomes ready fails with the service's last words")
  void neverReady() {
    updateMaster("small");
    assertThatThrownBy(
            () ->
                TestClients.of(cloud, time)
                    .retryPolicy(RetryPolicy.none())
                    .build()
                    .workers()
                    .rolling("small")
                    .replacementLimit(Duration.ofSeconds(40))
                    .run())
        .isInstanceOf(RollingReplacementException.class)
        .hasMessageContaining("not ready at version 1.31.2 after 40 s")
        .hasMessageContaining("provisioning");
  }
}
