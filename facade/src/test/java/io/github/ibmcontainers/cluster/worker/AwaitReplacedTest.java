package io.github.ibmcontainers.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.wait.WaitTimeoutException;
import io.github.ibmcontainers.fake.ClusterSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for the successor of a replaced worker node. */
class AwaitReplacedTest {
  private static final WaitOptions HOUR = WaitOptions.atMost(Duration.ofHours(1));

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .clock(time.clock())
          .lifeCycle(LifeCycleTimes.all(Duration.ofMinutes(2)))
          .noDefaultClusters()
          .cluster(
              ClusterSpec.vpc("vpc")
                  .in("us-south", "us-south-1", "us-south-2")
                  .withWorkersPerZone(3))
          .cluster(ClusterSpec.classic("classic").withWorkersPerZone(3))
          .start();
  private final ContainersClient client = TestClients.of(cloud, time).build();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private void assertReplaced(String cluster, List<Worker> before, Worker old, Worker successor) {
    assertThat(before).extracting(Worker::id).doesNotContain(successor.id());
    assertThat(successor.isReady()).isTrue();
    assertThat(successor.zone()).isEqualTo(old.zone());
    assertThat(client.workers().list(cluster)).contains(successor).doesNotContain(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpc", "classic"})
  @DisplayName("The new worker in the same pool and zone is returned once the old one is deleted")
  void successor(String cluster) {
    List<Worker> before = client.workers().list(cluster);
    Worker old = before.get(1);
    client.workers().replace(cluster, old.id());
    assertReplaced(cluster, before, old, client.workers().awaitReplaced(cluster, old.id(), HOUR));
  }

  @Test
  @DisplayName("A list from before the replacement doesn't affect the result")
  void staleList() {
    List<Worker> before = client.workers().list("vpc");
    Worker old = before.get(4);
    cloud.containers().staleLists(Duration.ofSeconds(90));
    client.workers().replace("vpc", old.id());
    Worker successor = client.workers().awaitReplaced("vpc", old.id(), HOUR);
    cloud.containers().staleLists(Duration.ZERO);
    assertReplaced("vpc", before, old, successor);
  }

  @Test
  @DisplayName("The successor of a finished replacement is the most recently changed worker")
  void afterwards() {
    List<Worker> before = client.workers().list("vpc");
    Worker old = before.get(0);
    client.workers().replace("vpc", old.id());
    time.advance(Duration.ofMinutes(30));
    assertReplaced("vpc", before, old, client.workers().awaitReplaced("vpc", old.id(), HOUR));
  }

  @Test
  @DisplayName("An unknown ID fails immediately; a worker that isn't deleted times out")
  void impossible() {
    assertThatThrownBy(() -> client.workers().awaitReplaced("vpc", "typo", HOUR))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining("typo");
    assertThat(time.sleeps()).isEmpty();

    String id = client.workers().list("vpc").get(0).id();
    assertThatThrownBy(
            () ->
                client
                    .workers()
                    .awaitReplaced("vpc", id, WaitOptions.atMost(Duration.ofMinutes(1))))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("still exists");
  }

  @Test
  @DisplayName(
      "#139 a successor that can't be provisioned ends the wait with the service's message")
  void failedSuccessor() {
    String workers =
        """
        [{"id": "old", "poolName": "default", "poolID": "p", "location": "us-south-1",
          "lifecycle": {"actualState": "deleted"}},
         {"id": "new", "poolName": "default", "poolID": "p", "location": "us-south-1",
          "lifecycle": {"actualState": "provision_failed", "message": "No capacity"}}]""";
    cloud
        .containers()
        .faults()
        .onOperation("vpcGetWorkers")
        .always(Fault.status(200).contentType("application/json").body(workers));

    assertThatThrownBy(() -> client.workers().awaitReplaced("vpc", "old", HOUR))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining("Worker node old won't be replaced")
        .hasMessageContaining("new provision_failed")
        .hasMessageContaining("No capacity");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  @DisplayName("Cancellation ends the wait")
  void canceled() {
    String id = client.workers().list("vpc").get(0).id();
    Cancellation cancellation = new Cancellation();
    List<String> states = new ArrayList<>();
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1))
            .cancellation(cancellation)
            .listener(
                progress -> {
                  states.add(progress.state());
                  cancellation.cancel();
                })
            .build();
    client.workers().replace("vpc", id);
    assertThatThrownBy(() -> client.workers().awaitReplaced("vpc", id, options))
        .isInstanceOf(WaitCanceledException.class);
    assertThat(states).singleElement().asString().contains("provisioning", "still exists");
  }
}
