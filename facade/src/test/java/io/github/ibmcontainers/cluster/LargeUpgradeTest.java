package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceListener;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.RollingReplacement;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Upgrades of clusters with 30 workers in three zones by two minor versions. 5 % of the requests to
 * the service and to the cluster fail, and a disruption budget blocks evictions for a while.
 */
class LargeUpgradeTest {
  private static final Version TWO_ON = Version.of("1.32.1");
  private static final int WORKERS = 30;

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      TestClients.slowCloud(time)
          .cluster(
              ClusterSpec.vpc("vpc")
                  .in("us-south", "us-south-1", "us-south-2", "us-south-3")
                  .withWorkersPerZone(10))
          .cluster(
              ClusterSpec.classic("classic")
                  .in("us-south", "dal10", "dal12", "dal13")
                  .withWorkersPerZone(10))
          .start();
  private final ContainersClient client = TestClients.of(cloud, time).build();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private FakeCluster loaded(String name) {
    FakeCluster cluster = cloud.cluster(name);
    Workload web = Workload.deployment("web", WORKERS);
    cluster
        .pods()
        .deploy(web)
        .deploy(Workload.daemonSet("agent"))
        .budget("web", web, 24)
        .refuseEvictions("web", 8)
        .startDuration(Duration.ofSeconds(20))
        .terminationDuration(Duration.ofSeconds(5));
    return cluster;
  }

  private void injectFaults() {
    cloud.containers().faults().share(0.05, 7, Fault.status(503));
    cloud.kubernetes().faults().share(0.05, 11, Fault.status(503));
  }

  private void clearFaults() {
    cloud.containers().faults().clear();
    cloud.kubernetes().faults().clear();
  }

  private Upgrade upgrade(
      ContainersClient by,
      String cluster,
      UnaryOperator<RollingReplacement> workers,
      MaintenanceListener listener) {
    return by.clusters().upgrade(cluster, TWO_ON).workers(workers).listener(listener);
  }

  private long orders(String operation) {
    return cloud.requests().stream()
        .filter(call -> call.operationId().filter(operation::equals).isPresent())
        .count();
  }

  private void assertUpgraded(FakeCluster cluster, String name, int maxOut) {
    assertThat(client.clusters().get(name).version().orElseThrow().isAtLeast(TWO_ON)).isTrue();
    assertThat(client.workers().list(name))
        .hasSize(WORKERS)
        .allMatch(Worker::isReady)
        .allMatch(it -> it.version().orElseThrow().isAtLeast(TWO_ON));
    assertThat(cluster.nodes()).hasSize(WORKERS).allMatch(FakeNode::schedulable);
    assertThat(cluster.disruptions().maxUnavailableWorkers()).isLessThanOrEqualTo(maxOut);
    assertThat(cluster.disruptions().maxUnschedulableNodes()).isLessThanOrEqualTo(maxOut);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
    assertThat(cluster.disruptions().refusedEvictions()).isGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"vpc, vpcReplaceWorker", "classic, UpdateClusterWorker"})
  @DisplayName(
      "Two minor versions in one run: three workers at a time, or 10 % per zone; no budget is violated")
  void completeRun(String name, String operation) {
    FakeCluster cluster = loaded(name);
    List<MaintenanceEvent> events = new ArrayList<>();
    injectFaults();

    UpgradeReport report =
        upgrade(
                client,
                name,
                rolling ->
                    name.equals("vpc")
                        ? rolling.maxUnavailable(3)
                        : rolling.maxUnavailablePercent(10).perZone(),
                events::add)
            .run();

    clearFaults();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.workers()).hasSize(2).allMatch(it -> it.done().size() == WORKERS);
    assertThat(events).extracting(MaintenanceEvent::step).contains(MaintenanceStep.BLOCKED);
    assertUpgraded(cluster, name, 3);
    assertThat(orders(operation)).isGreaterThanOrEqualTo(2 * WORKERS);
    int requests = cloud.requests().size();
    assertThat(client.clusters().upgrade(name, TWO_ON).run().done()).isEmpty();
    // Nodes of a classic cluster may have to be made schedulable, which requires access to them.
    assertThat(cloud.requests().subList(requests, cloud.requests().size()))
        .filteredOn(call -> !call.method().equals("GET"))
        .allMatch(
            call ->
                call.service() == Service.IAM
                    || call.operationId()
                        .filter("applyRBACAndGetKubeconfig"::equalsIgnoreCase)
                        .isPresent());
  }

  @ParameterizedTest
  @CsvSource({"vpc, 1", "classic, 2"})
  @DisplayName("A run killed halfway through a leg is completed by a second run")
  void killed(String name, int leg) {
    FakeCluster cluster = loaded(name);
    ContainersClient first = TestClients.of(cloud, time).build();
    int[] legs = {0};
    injectFaults();
    assertThatThrownBy(
            () ->
                upgrade(
                        first,
                        name,
                        rolling -> rolling.maxUnavailable(3),
                        event -> {
                          legs[0] += event.step() == MaintenanceStep.MASTER_UPDATED ? 1 : 0;
                          if (legs[0] == leg
                              && event.done() >= WORKERS / 2
                              && event.step() == MaintenanceStep.ORDERED) {
                            // Requests that the killed process would still send don't arrive.
                            cloud.kubernetes().faults().always(Fault.connectionReset());
                            cloud.containers().faults().always(Fault.connectionReset());
                            throw new StackOverflowError("killed");
                          }
                        })
                    .run())
        .isInstanceOf(StackOverflowError.class);
    first.close();
    clearFaults();
    assertThat(client.clusters().get(name).version().orElseThrow().minor()).isEqualTo(30 + leg);
    injectFaults();

    UpgradeReport report =
        upgrade(client, name, rolling -> rolling.maxUnavailable(3), event -> {}).run();

    clearFaults();
    assertThat(report.isComplete()).isTrue();
    assertUpgraded(cluster, name, 3);
    assertThat(client.clusters().upgrade(name, TWO_ON).plan().isDone()).isTrue();
  }
}
