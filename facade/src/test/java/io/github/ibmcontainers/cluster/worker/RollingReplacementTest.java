package io.github.ibmcontainers.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Workload;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rolling replacements from start to end. */
class RollingReplacementTest extends RollingCloud {

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
        .startDuration(Duration.ofSeconds(20))
        .terminationDuration(Duration.ofSeconds(5));
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
    assertThat(cluster.disruptions().maxUnavailableWorkers()).isEqualTo(3);
    assertThat(cluster.disruptions().maxUnschedulableNodes()).isLessThanOrEqualTo(3);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(cluster.disruptions().refusedEvictions()).isGreaterThanOrEqualTo(8);
    assertThat(events).extracting(MaintenanceEvent::step).contains(MaintenanceStep.BLOCKED);
    assertThat(events).extracting(MaintenanceEvent::total).containsOnly(30);
    assertThat(events.get(events.size() - 1).toString()).contains("done", "30 of 30");
    assertThat(cluster.pods().ready(web)).isEqualTo(30);
  }

  @Test
  @DisplayName("A killed run is continued by another one, which skips finished workers")
  void killed() {
    FakeCluster cluster = cloud.cluster("big");
    Workload web = Workload.deployment("web", 30);
    cluster
        .pods()
        .deploy(web)
        .budget("web", web, 25)
        .startDuration(Duration.ofSeconds(10))
        .terminationDuration(Duration.ofSeconds(5));
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
                            // Requests that the killed process would still send don't arrive.
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
    assertThat(cluster.disruptions().maxUnavailableWorkers()).isLessThanOrEqualTo(3);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(client.workers().rolling("big").run().done()).isEmpty();
    assertThat(client.workers().rolling("big").plan()).isEmpty();
  }

  @Test
  @DisplayName(
      "Classic workers keep their IDs: they are updated in place and become schedulable again")
  void classic() {
    updateMaster("classic");
    Set<String> before = ids("classic");

    RollingReport report =
        client.workers().rolling("classic").pool("default").listener(events::add).run();

    assertThat(report.done()).hasSize(3);
    assertThat(ids("classic")).isEqualTo(before);
    assertAllAtTheVersion("classic", 3);
    assertThat(count("UpdateClusterWorker")).isEqualTo(3);
    assertThat(cloud.cluster("classic").disruptions().maxUnavailableWorkers()).isEqualTo(1);
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
  @DisplayName("A reload updates classic workers in place to the latest patch")
  void reload() {
    Version patch = Version.of("4.17.5_openshift");
    client.clusters().updateMaster("patched", patch, false);
    time.advance(Duration.ofMinutes(2));
    Set<String> before = ids("patched");
    assertThat(client.workers().list("patched"))
        .noneMatch(it -> it.version().orElseThrow().isAtLeast(patch));

    RollingReport report =
        client.workers().rolling("patched").method(RollingMethod.RELOAD).maxUnavailable(2).run();

    assertThat(report.done()).hasSize(3);
    assertThat(ids("patched")).isEqualTo(before);
    assertThat(client.workers().list("patched"))
        .allMatch(Worker::isReady)
        .allMatch(it -> it.version().orElseThrow().isAtLeast(patch));
    assertThat(cloud.cluster("patched").nodes()).hasSize(3).allMatch(FakeNode::schedulable);
    assertThat(cloud.cluster("patched").disruptions().maxUnavailableWorkers()).isEqualTo(2);
    assertThat(count("UpdateClusterWorker")).isZero();
    assertThat(cloud.requests())
        .filteredOn(it -> it.path().endsWith("/graphql"))
        .hasSize(3)
        .allMatch(it -> it.body().contains("reinitializeKubernetesNode"));
  }

  @Test
  @DisplayName("A percentage can apply to each zone and allows at least one worker")
  void perZone() {
    updateMaster("big");
    client.workers().rolling("big").maxUnavailablePercent(20).perZone().run();
    assertAllAtTheVersion("big", 30);
    assertThat(cloud.cluster("big").disruptions().maxUnavailableWorkers()).isEqualTo(6);
    assertThat(new MaxUnavailable(5, true).of(10)).isEqualTo(1);
    assertThat(new MaxUnavailable(50, true).of(5)).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "Workers can be selected by ID; those already replaced by an earlier run are skipped")
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
  @DisplayName("Invalid input is rejected before a worker is ordered")
  void rejectedInput() {
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
  @DisplayName("Spare hosts of the location replace the workers of a Satellite cluster")
  void satellite() {
    Worker old = client.workers().list("satellite").get(0);
    Version next = Version.of("4.17.5_openshift");
    client.clusters().updateMaster("satellite", next, false);
    time.advance(Duration.ofMinutes(2));
    cloud
        .containers()
        .faults()
        .onOperation("CreateSatelliteAssignment")
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
}
