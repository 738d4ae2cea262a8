package io.github.ibmcontainers.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.testing.Undeclared;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rolling replacements under faults, and early ends. */
class RollingFailuresTest extends RollingCloud {
  @Test
  @DisplayName("Stale lists neither count a replacement as done nor start one twice")
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
    assertThat(cloud.cluster("small").disruptions().maxUnavailableWorkers()).isEqualTo(1);
  }

  @Test
  @DisplayName("Orders with a lost response are neither repeated nor forgotten")
  void lostResponses() {
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
  @DisplayName(
      "The first failure stops the replacement, uncordons the node and names what blocks the drain")
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
  @DisplayName("With tolerated failures, the replacement continues and reports them")
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
      "Cancellation leaves only workers being replaced unschedulable and reports the others")
  void canceled() {
    FakeCluster cluster = cloud.cluster("small");
    Workload web = Workload.deployment("web", 3);
    cluster.pods().deploy(web).budget("web", web, 2).startDuration(Duration.ofSeconds(30));
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
  @DisplayName("An interrupt stops like a cancellation, and frees all nodes")
  void interrupted() {
    FakeCluster cluster = cloud.cluster("small");
    cluster
        .pods()
        .deploy(Workload.deployment("web", 9))
        .terminationDuration(Duration.ofSeconds(20));
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
  }

  static Stream<Throwable> failuresOfListeners() {
    return Stream.of(
        new IllegalStateException("listener"),
        new IOException("listener"),
        new AssertionError("listener"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfListeners")
  @DisplayName("A listener that throws stops the replacement, and all nodes are freed")
  void failingListener(Throwable failure) {
    FakeCluster cluster = cloud.cluster("small");
    cluster
        .pods()
        .deploy(Workload.deployment("web", 9))
        .terminationDuration(Duration.ofSeconds(20));
    updateMaster("small");
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
                            throw Undeclared.failure(failure);
                          }
                        })
                    .run())
        .isSameAs(failure);
    assertThat(seen).filteredOn(MaintenanceStep.UNCORDONED::equals).hasSizeGreaterThan(1);
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    assertThat(count("vpcReplaceWorker")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "Without access to the cluster's API, an exception is thrown and nothing changes, unless draining is off")
  void withoutClusterAccess() {
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
  @DisplayName("Without a spare host, a Satellite worker is kept, and the message says what to do")
  void noSpareHost() {
    client.clusters().updateMaster("satellite", Version.of("4.17.5_openshift"), false);
    time.advance(Duration.ofMinutes(2));
    client.satellite().hosts("mylocation").stream()
        .filter(host -> host.cluster().isEmpty())
        .forEach(host -> client.satellite().removeHost("mylocation", host.id()));

    assertThatThrownBy(() -> client.workers().rolling("satellite").spareHosts("mylocation").run())
        .isInstanceOf(RollingReplacementException.class)
        .hasMessageContaining("mylocation has no ready, unassigned host");
    assertThat(client.workers().list("satellite")).hasSize(1).allMatch(Worker::isReady);
    assertThat(cloud.cluster("satellite").nodes()).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName("A worker that isn't ready is replaced first and counts as unavailable")
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
    assertThat(cloud.cluster("small").disruptions().maxUnavailableWorkers()).isEqualTo(1);
    assertAllAtTheVersion("small", 3);
  }

  @Test
  @DisplayName("A worker that never becomes ready fails with the service's last message")
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
