package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.Progress;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.wait.WaitTimeoutException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReachableWaitTest {
  private static final KubernetesOptions PRIVATELY =
      KubernetesOptions.builder().endpoint(ClusterEndpoint.PRIVATE).build();

  private final ManualTime time = new ManualTime();
  private final List<Progress> reported = new ArrayList<>();
  private FakeIbmCloud cloud;
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    cloud =
        FakeIbmCloud.builder()
            .clock(time.clock())
            .lifeCycle(LifeCycleTimes.realistic())
            .cluster(ClusterSpec.vpc("mine"))
            .cluster(ClusterSpec.vpc("closed").withEndpoints(false, false))
            .start();
    client = TestClients.of(cloud, time).resourceGroup(cloud.resourceGroupId("default")).build();
  }

  @AfterEach
  void stop() {
    client.close();
    cloud.close();
  }

  @Test
  @DisplayName("The API server of a cluster that is being created becomes reachable")
  void reached() {
    client
        .clusters()
        .create(
            NewCluster.vpc("fresh")
                .vpc("r006-0001")
                .flavor("bx2.4x16")
                .zone("us-south-1", "0717-0001")
                .build());
    try (KubernetesAccess access =
        await("fresh", KubernetesOptions.standard(), Duration.ofHours(2))) {
      assertThat(access.version().gitVersion()).startsWith("v1.");
    }
    assertThat(reported.get(0).state()).isEqualTo("unreachable");
    assertThat(reported.get(reported.size() - 1).state()).startsWith("v1.");
  }

  @Test
  @DisplayName("A cluster without an endpoint times out with the reason")
  void timedOut() {
    assertThatThrownBy(() -> await("closed", PRIVATELY, Duration.ofMinutes(1)))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("API server of cluster closed to be reachable")
        .hasMessageContaining("endpoint");
  }

  @Test
  void missing() {
    assertThatThrownBy(() -> await("mien", KubernetesOptions.standard(), Duration.ofHours(1)))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining("it doesn't exist");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void cancelled() {
    Cancellation cancellation = new Cancellation();
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1))
            .listener(progress -> cancellation.cancel())
            .cancellation(cancellation)
            .build();
    assertThatThrownBy(() -> client.awaitReachable("closed", PRIVATELY, options))
        .isInstanceOf(WaitCanceledException.class);
  }

  private KubernetesAccess await(String cluster, KubernetesOptions options, Duration limit) {
    return client.awaitReachable(
        cluster, options, WaitOptions.builder(limit).listener(reported::add).build());
  }
}
