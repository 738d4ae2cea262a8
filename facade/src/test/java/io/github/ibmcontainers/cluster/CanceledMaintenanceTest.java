package io.github.ibmcontainers.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.RollingReplacementException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Cancellation of maintenance while the service or the cluster delays the response to a request.
 */
class CanceledMaintenanceTest {
  private static final Fault HELD_BACK = Fault.delay(Duration.ofSeconds(60));
  private static final Version NEXT = Version.of("1.31.2");

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      TestClients.slowCloud(time)
          .cluster(ClusterSpec.vpc("c").in("us-south", "us-south-1").withWorkersPerZone(2))
          .start();
  private final ContainersClient client = TestClients.of(cloud, time).build();
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  /**
   * Returns the exception of a call that is canceled during a request.
   *
   * @param path a part of the request's path
   */
  private Throwable failureOf(String path, Runnable call) throws Exception {
    CompletableFuture<Throwable> failure =
        CompletableFuture.supplyAsync(() -> catchThrowable(call::run));
    while (cloud.requests().stream().noneMatch(it -> it.path().contains(path))) {
      assertThat(failure).as("ended before the request").isNotDone();
      Thread.onSpinWait();
    }
    cancellation.cancel();
    return failure.get(60, SECONDS);
  }

  private void updateMaster() {
    client.clusters().updateMaster("c", NEXT, false);
    time.advance(Duration.ofMinutes(2));
  }

  private void assertAllSchedulable() {
    assertThat(cloud.cluster("c").nodes()).hasSize(2).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName("Canceling a rolling replacement during an order reports the worker as ordered")
  void order() throws Exception {
    updateMaster();
    cloud.containers().faults().onOperation("vpcReplaceWorker").always(HELD_BACK);
    assertThat(
            failureOf(
                "replaceWorker",
                () -> client.workers().rolling("c").cancellation(cancellation).run()))
        .isInstanceOfSatisfying(
            RollingReplacementException.Canceled.class,
            e -> {
              assertThat(e.report().ordered()).hasSize(1);
              assertThat(e.report().waiting()).hasSize(1);
            })
        .hasCauseInstanceOf(CallCanceledException.class);
  }

  @Test
  @DisplayName(
      "Canceling a rolling replacement during an eviction makes its node schedulable again")
  void eviction() throws Exception {
    cloud.cluster("c").pods().deploy(Workload.deployment("web", 4));
    updateMaster();
    cloud.kubernetes().faults().onPath("/eviction").always(HELD_BACK);
    assertThat(
            failureOf(
                "/eviction", () -> client.workers().rolling("c").cancellation(cancellation).run()))
        .isInstanceOfSatisfying(
            RollingReplacementException.Canceled.class,
            e -> {
              assertThat(e.report().ordered()).isEmpty();
              assertThat(e.report().unschedulable()).isEmpty();
            });
    assertAllSchedulable();
  }

  @Test
  @DisplayName("Canceling a drain during an eviction makes its node schedulable again")
  void drain() throws Exception {
    cloud.cluster("c").pods().deploy(Workload.deployment("web", 4));
    String worker = client.workers().list("c").get(0).id();
    cloud.kubernetes().faults().onPath("/eviction").always(HELD_BACK);
    DrainOptions options = DrainOptions.standard().cancelledBy(cancellation);
    try (KubernetesAccess access = client.kubernetes("c")) {
      ClusterNodes nodes = ClusterNodes.of(access, time);
      assertThat(failureOf("/eviction", () -> nodes.drainNow(NodeKey.of(worker), options)))
          .isInstanceOf(CallCanceledException.class);
    }
    assertAllSchedulable();
  }

  @Test
  @DisplayName("Canceling an upgrade during the master update reports the step")
  void master() throws Exception {
    cloud.containers().faults().onOperation("V2UpdateMaster").always(HELD_BACK);
    assertThat(
            failureOf(
                "updateMaster",
                () -> client.clusters().upgrade("c", NEXT).cancellation(cancellation).run()))
        .isInstanceOf(UpgradeException.Canceled.class)
        .hasMessageContaining("stopped at step 1 of 2 (master to 1.31.2)");
  }

  @Test
  @DisplayName("The wait for a reachable API server can be canceled while roles are synchronized")
  void roles() throws Exception {
    cloud.containers().faults().onOperation("ApplyRBACAndGetKubeconfig").always(HELD_BACK);
    assertThat(failureOf("applyRBACAndGetKubeconfig", this::awaitReachable))
        .isInstanceOf(WaitCanceledException.class);
  }

  @Test
  @DisplayName("The wait for a reachable API server can be canceled during a request to it")
  void apiServer() throws Exception {
    cloud.kubernetes().faults().onPath("/version").always(HELD_BACK);
    assertThat(failureOf("/version", this::awaitReachable))
        .isInstanceOf(WaitCanceledException.class);
  }

  private void awaitReachable() {
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1)).cancellation(cancellation).build();
    client.awaitReachable("c", KubernetesOptions.standard(), options).close();
  }
}
