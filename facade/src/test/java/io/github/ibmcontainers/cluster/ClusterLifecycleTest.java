package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The lifecycle of a cluster against a fake cloud whose operations take minutes of a manual clock.
 */
class ClusterLifecycleTest {
  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder().clock(time.clock()).lifeCycle(LifeCycleTimes.realistic()).start();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private TestServices services() {
    Scope scope =
        Scope.builder().resourceGroup(cloud.resourceGroupId("default")).region("us-south").build();
    return TestServices.of(cloud, scope, time, RetryPolicy.standard());
  }

  @Test
  @DisplayName("A classic cluster is created, awaited, resized, updated and deleted")
  void classic() {
    List<String> states = new ArrayList<>();
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      CreatedCluster created =
          clusters.create(
              NewCluster.classic("fresh")
                  .dataCenter("dal10")
                  .flavor("b3c.4x16.encrypted")
                  .workers(2)
                  .version("1.30.6")
                  .build());
      assertThat(created.doubt()).isEmpty();
      WaitOptions options =
          WaitOptions.builder(Duration.ofHours(3))
              .listener(
                  progress -> {
                    if (progress.changed()) {
                      states.add(progress.state());
                    }
                  })
              .build();
      Cluster ready = clusters.awaitReady("fresh", options);
      assertThat(ready.id()).isEqualTo(created.id());
      assertThat(ready.provider()).isEqualTo(Provider.CLASSIC);
      assertThat(states).endsWith("normal").hasSizeGreaterThan(1);
      assertThat(it.services().workers().awaitReady("fresh", options))
          .isNotEmpty()
          .allMatch(Worker::isReady);

      WorkerPool pool = it.services().workerPools().list("fresh").get(0);
      it.services().workerPools().resize("fresh", pool.name(), 4);
      assertThat(it.services().workerPools().awaitReady("fresh", pool.name(), options))
          .hasSize(4 * pool.zones().size());

      clusters.deleteWithStorage("fresh");
      clusters.awaitDeleted("fresh", Duration.ofHours(2));
      assertThat(clusters.find("fresh")).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "#74 the service fails after starting to create the cluster: it is adopted, and only one exists")
  void adopted() {
    cloud
        .containers()
        .faults()
        .onOperation("vpcCreateCluster")
        .next(1, Fault.errorAfterAction(500));
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      CreatedCluster created =
          clusters.create(
              NewCluster.vpc("fresh")
                  .vpc("r006-0001")
                  .flavor("bx2.4x16")
                  .zone("us-south-1", "0717-0001")
                  .build());
      assertThat(created.doubt()).isPresent();
      assertThat(clusters.list(Provider.VPC))
          .filteredOn(cluster -> cluster.name().equals("fresh"))
          .extracting(ClusterSummary::id)
          .containsExactly(created.id());
      assertThat(clusters.awaitReady(created.id(), Duration.ofHours(3)).name()).isEqualTo("fresh");
    }
    assertThat(
            cloud.requests().stream()
                .filter(call -> call.operationId().filter("vpcCreateCluster"::equals).isPresent()))
        .hasSize(1);
  }

  @Test
  @DisplayName("The default clusters of all providers are listed, and each is returned in full")
  void listed() {
    try (TestServices it = TestServices.of(cloud, Scope.none(), time, RetryPolicy.standard())) {
      Listing<ClusterSummary> listing = it.services().clusters().list();
      assertThat(listing.failures()).isEmpty();
      assertThat(listing.found()).isNotEmpty();
      for (ClusterSummary summary : listing.found()) {
        Cluster cluster = it.services().clusters().get(summary.name());
        assertThat(cluster.id()).isEqualTo(summary.id());
        assertThat(cluster.provider()).isEqualTo(summary.provider());
        assertThat(cluster.version()).isPresent();
        assertThat(it.services().workers().list(summary.id())).hasSize((int) summary.workers());
        assertThat(it.services().workerPools().list(summary.name())).isNotEmpty();
      }
      assertThat(listing.found()).extracting(ClusterSummary::provider).contains(Provider.CLASSIC);
    }
  }
}
