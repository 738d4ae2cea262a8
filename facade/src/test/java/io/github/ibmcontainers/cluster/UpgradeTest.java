package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Upgrades of clusters in a fake cloud whose masters and workers take minutes of a manual clock.
 */
class UpgradeTest {
  private static final Version TWO_ON = Version.of("1.32.1");

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      TestClients.slowCloud(time)
          .cluster(
              ClusterSpec.vpc("c")
                  .in("us-south", "us-south-1", "us-south-2", "us-south-3")
                  .withWorkersPerZone(2))
          .cluster(ClusterSpec.classic("classic"))
          .cluster(ClusterSpec.satellite("satellite"))
          .start();
  private final ContainersClient client = TestClients.of(cloud, time).build();
  private final List<MaintenanceEvent> events = new ArrayList<>();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private Upgrade upgrade(String version) {
    return client
        .clusters()
        .upgrade("c", Version.of(version))
        .workers(rolling -> rolling.maxUnavailable(2))
        .listener(events::add);
  }

  private List<String> changes() {
    return cloud.requests().stream()
        .filter(call -> call.service() == Service.CONTAINERS && !call.method().equals("GET"))
        .flatMap(call -> call.operationId().stream())
        .filter(id -> !id.equals("applyRBACAndGetKubeconfig"))
        .toList();
  }

  private void assertUpgraded(String cluster, Version version) {
    assertThat(client.clusters().get(cluster).version().orElseThrow().isAtLeast(version)).isTrue();
    assertThat(client.workers().list(cluster))
        .isNotEmpty()
        .allMatch(Worker::isReady)
        .allMatch(it -> it.version().orElseThrow().isAtLeast(version));
    assertThat(cloud.cluster(cluster).nodes()).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName(
      "Two minor versions are two legs, each starting with the master; the plan lists them")
  void twoMinors() {
    FakeCluster cluster = cloud.cluster("c");
    Workload web = Workload.deployment("web", 6);
    cluster
        .pods()
        .deploy(web)
        .budget("web", web, 4)
        .refuseEvictions("web", 3)
        .startDuration(Duration.ofSeconds(10));
    cloud.containers().faults().share(0.05, 5, Fault.status(503));

    UpgradePlan plan = upgrade("1.32").plan();

    assertThat(plan.isPossible()).isTrue();
    assertThat(plan.legs()).extracting(Version::number).containsExactly("1.31.2", "1.32.1");
    assertThat(plan)
        .hasToString(
            """
            Upgrade of cluster c from 1.30.6 to 1.32.1:
              1. master to 1.31.2
              2. 6 of 6 worker nodes of pool default to 1.31.2
              3. master to 1.32.1
              4. 6 of 6 worker nodes of pool default to 1.32.1""");
    assertThat(changes()).isEmpty();

    UpgradeReport report = upgrade("1.32").run();

    cloud.containers().faults().clear();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.done()).isEqualTo(plan.steps());
    assertThat(report.workers()).hasSize(2).allMatch(it -> it.done().size() == 6);
    assertThat(report.ingress()).isPresent();
    assertThat(report.addOns()).isNotEmpty();
    assertThat(report.toString())
        .contains("4 of 4 steps", "Add-on vpc-block-csi-driver", "Ingress");
    assertUpgraded("c", TWO_ON);
    assertThat(cluster.disruptions().maxUnavailableWorkers()).isEqualTo(2);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(events.get(0)).hasToString("c: master: master update ordered (1.31.2), 0 of 2, 0 s");
    assertThat(events)
        .filteredOn(it -> it.step() == MaintenanceStep.MASTER_UPDATED)
        .extracting(MaintenanceEvent::detail)
        .containsExactly("1.31.2", "1.32.1");
  }

  @Test
  @DisplayName("A second run of a finished upgrade does nothing")
  void again() {
    upgrade("1.31.2").run();
    int before = changes().size();

    UpgradePlan plan = upgrade("1.31").plan();
    UpgradeReport report = upgrade("1.31").run();

    assertThat(plan.isDone()).isTrue();
    assertThat(plan).hasToString("Upgrade of cluster c from 1.31.2 to 1.31.2: nothing to do");
    assertThat(report.done()).isEmpty();
    assertThat(report.isComplete()).isTrue();
    assertThat(changes()).hasSize(before);
  }

  @Test
  @DisplayName("An upgrade killed in its first leg reaches the same state when run again")
  void killed() {
    assertThatThrownBy(
            () ->
                client
                    .clusters()
                    .upgrade("c", TWO_ON)
                    .listener(
                        event -> {
                          if (event.done() == 3 && event.step() == MaintenanceStep.ORDERED) {
                            throw new StackOverflowError("killed");
                          }
                        })
                    .run())
        .isInstanceOf(StackOverflowError.class);

    UpgradePlan rest = upgrade("1.32.1").plan();
    UpgradeReport report = upgrade("1.32.1").run();

    assertThat(rest.steps().get(0)).isInstanceOf(UpgradeStep.Pool.class);
    assertThat(rest.legs()).hasSize(2);
    assertThat(report.isComplete()).isTrue();
    assertUpgraded("c", TWO_ON);
    assertThat(changes()).filteredOn("V2UpdateMaster"::equals).hasSize(2);
    assertThat(changes()).filteredOn("vpcReplaceWorker"::equals).hasSize(12);
  }

  @Test
  @DisplayName("A master update in progress is awaited, not ordered again")
  void inProgress() {
    client.clusters().updateMaster("c", Version.of("1.31.2"), false);

    upgrade("1.31.2").run();

    assertUpgraded("c", Version.of("1.31.2"));
    assertThat(changes()).filteredOn("V2UpdateMaster"::equals).hasSize(1);
  }

  @Test
  @DisplayName("A master update whose response is lost isn't repeated; a failed one is")
  void doubtful() {
    cloud
        .containers()
        .faults()
        .onOperation("V2UpdateMaster")
        .next(1, Fault.status(502))
        .onOperation("V2UpdateMaster")
        .next(1, Fault.connectionResetAfterAction());

    upgrade("1.31.2").masterOnly().run();

    assertThat(client.clusters().get("c").version().orElseThrow().number()).isEqualTo("1.31.2");
    assertThat(changes()).filteredOn("V2UpdateMaster"::equals).hasSize(2);
    assertThat(changes()).doesNotContain("vpcReplaceWorker");
  }

  @Test
  @DisplayName("Classic workers are updated in place")
  void classic() {
    client.clusters().upgrade("classic", Version.of("1.31")).run();
    assertUpgraded("classic", Version.of("1.31.2"));
    assertThat(changes()).filteredOn("UpdateClusterWorker"::equals).hasSize(2);
  }

  @Test
  @DisplayName("A finished upgrade uncordons the node left by a killed run, but no other node")
  void leftover() {
    client.clusters().upgrade("classic", Version.of("1.31")).run();
    List<FakeNode> workers = cloud.cluster("classic").nodes();
    try (ClusterNodes nodes = ClusterNodes.of(client.kubernetes("classic"), time)) {
      nodes.drainNow(
          NodeKey.of(workers.get(0).workerId()), DrainOptions.standard().resumingEarlierDrain());
      nodes.drainNow(NodeKey.of(workers.get(1).workerId()), DrainOptions.standard());
    }

    UpgradeReport report = client.clusters().upgrade("classic", Version.of("1.31")).run();

    assertThat(report.done()).isEmpty();
    assertThat(cloud.cluster("classic").nodes())
        .extracting(FakeNode::schedulable)
        .containsExactly(true, false);
    assertThat(changes()).filteredOn("V2UpdateMaster"::equals).hasSize(1);
    assertThat(changes()).filteredOn("UpdateClusterWorker"::equals).hasSize(2);
  }

  @Test
  @DisplayName("A plan reports impossible upgrades, and running it changes nothing")
  void impossible() {
    assertThat(upgrade("1.35.0").plan().toString())
        .contains("not possible", "doesn't offer version 1.33", "1.29.10, 1.30.6, 1.31.2, 1.32.1");
    assertThat(upgrade("1.31.9").plan().blockers())
        .singleElement()
        .asString()
        .contains("doesn't offer version 1.31.9");
    assertThat(upgrade("1.29.10").plan().blockers())
        .singleElement()
        .asString()
        .contains("can't go back to 1.29.10");
    assertThat(upgrade("4.17_openshift").plan().blockers())
        .singleElement()
        .asString()
        .contains("the cluster runs");
    assertThatThrownBy(() -> upgrade("1.29.10").run())
        .isInstanceOfSatisfying(
            UpgradeException.class, e -> assertThat(e.report().plan().isPossible()).isFalse())
        .hasMessageContaining("can't go back")
        .hasMessageContaining("Nothing was changed");
    assertThatThrownBy(() -> client.clusters().upgrade("c", Version.of("newest")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.clusters().upgrade(" ", TWO_ON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(changes()).isEmpty();
  }

  @Test
  @DisplayName("Workers of Satellite clusters aren't replaced; the plan says what to do")
  void satellite() {
    Upgrade all = client.clusters().upgrade("satellite", Version.of("4.17_openshift"));
    assertThat(all.plan().blockers())
        .singleElement()
        .asString()
        .contains("assignHost", "masterOnly()");
    assertThat(all.workers(rolling -> rolling.spareHosts("mylocation")).plan().steps()).hasSize(2);
    assertThat(all.masterOnly().run().isComplete()).isTrue();
    assertThat(client.clusters().get("satellite").version().orElseThrow().number())
        .isEqualTo("4.17.5");
  }

  @Test
  @DisplayName(
      "Add-ons that don't support the version, according to the service, block the upgrade")
  void addOns() {
    String addOn =
        """
        [{"name": "istio", "version": "1.21", "supportedKubeRange": ">=1.28.0 <1.31.0",
          "allowed_upgrade_versions": ["1.22"], "deprecated": true}]""";
    cloud
        .containers()
        .faults()
        .onOperation("V2GetClusterAddons")
        .always(Fault.status(200).contentType("application/json").body(addOn));

    assertThat(upgrade("1.31").plan().blockers())
        .singleElement()
        .asString()
        .contains("istio 1.21", "1.31.2", ">=1.28.0 <1.31.0", "update it to 1.22");
    UpgradePlan allowed = upgrade("1.31").allowIncompatibleAddOns().plan();
    assertThat(allowed.isPossible()).isTrue();
    assertThat(allowed.warnings()).anyMatch(it -> it.contains("istio 1.21 is deprecated"));
  }

  @Test
  @DisplayName("A deprecated version blocks the upgrade, as target or as intermediate version")
  void deprecatedVersion() {
    String versions =
        """
        {"kubernetes": [
          {"major": 1, "minor": 30, "patch": 6, "default": true, "end_of_service": ""},
          {"major": 1, "minor": 31, "patch": 2, "default": false,
           "end_of_service": "2026-02-01T12:00:00+0000"},
          {"major": 1, "minor": 32, "patch": 1, "default": false, "end_of_service": ""}]}""";
    cloud
        .containers()
        .faults()
        .onOperation("v2GetVersions")
        .always(Fault.status(200).contentType("application/json").body(versions));

    for (String version : List.of("1.31", "1.31.2", "1.32")) {
      assertThat(upgrade(version).plan().blockers())
          .as(version)
          .singleElement()
          .asString()
          .contains("1.31.2 is deprecated and served until 2026-02-01", "can't be updated to it");
    }
    assertThatThrownBy(() -> upgrade("1.32").run())
        .isInstanceOf(UpgradeException.class)
        .hasMessageContaining("1.31.2 is deprecated")
        .hasMessageContaining("Nothing was changed");
    assertThat(changes()).isEmpty();
  }

  @Test
  @DisplayName("Cancellation stops the upgrade and reports the step; running it again completes it")
  void canceled() {
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                upgrade("1.31.2")
                    .cancellation(cancellation)
                    .listener(
                        event -> {
                          if (event.step() == MaintenanceStep.MASTER_UPDATING) {
                            cancellation.cancel();
                          }
                        })
                    .run())
        .isInstanceOf(UpgradeException.Canceled.class)
        .hasMessageContaining("stopped at step 1 of 2 (master to 1.31.2)");
    assertThat(changes()).containsExactly("V2UpdateMaster");

    assertThat(upgrade("1.31.2").run().isComplete()).isTrue();
    assertUpgraded("c", Version.of("1.31.2"));
  }

  @Test
  @DisplayName("Failing workers stop the upgrade before the next master update and are reported")
  void workersFail() {
    Workload web = Workload.deployment("web", 1);
    cloud.cluster("c").pods().deploy(web).budget("keep", web, 1);

    assertThatThrownBy(() -> upgrade("1.32").run())
        .isInstanceOfSatisfying(
            UpgradeException.class,
            e -> {
              assertThat(e.report().done()).hasSize(1);
              assertThat(e.report().workers()).singleElement().matches(it -> !it.isComplete());
            })
        .hasMessageContaining("step 2 of 4")
        .hasMessageContaining("keep");
    assertThat(client.clusters().get("c").version().orElseThrow().number()).isEqualTo("1.31.2");
    assertThat(cloud.cluster("c").nodes()).allMatch(FakeNode::schedulable);
    assertThat(cloud.requests()).extracting(RecordedCall::method).contains("PATCH");
  }
}
