package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, labels and taints that the service or Kubernetes rejects are rejected before sending. */
class NewNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"1st", "-a", "a b", "a_b", "ä", "a/b", "abcdefghijklmnopqrstuvwxyz0123456789"})
  @DisplayName("A cluster name starts with a letter and contains only letters, digits and hyphens")
  void clusterNames(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCluster.classic(name))
        .withMessageContaining(name)
        .withMessageContaining("35 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> NewCluster.vpc(name));
    assertThatIllegalArgumentException().isThrownBy(() -> NewCluster.satellite(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "a-",
        "a b",
        "a/b/c",
        "/a",
        "A_b.C/x",
        "UPPER.example/x",
        "a..b/x",
        "ä"
      })
  @DisplayName(
      "A label key is a name of at most 63 characters with an optional DNS subdomain prefix")
  void keys(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").label(key, "v"))
        .withMessageContaining("key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").hostLabel(key, "v"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").taint(key, "v", "NoSchedule"));
    assertThatIllegalArgumentException().isThrownBy(() -> NewCluster.vpc("c").label(key, "v"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCluster.satellite("c").hostLabel(key, "v"));
  }

  @Test
  @DisplayName("Keys, values and taints that Kubernetes accepts are accepted")
  void accepted() {
    String longest = "a".repeat(63);
    assertThatCode(
            () ->
                NewWorkerPool.named("p")
                    .label("example.com/a_b.C-d", "")
                    .label(longest, longest)
                    .taint("dedicated", "", "NoExecute")
                    .taint("a", "b", "PreferNoSchedule")
                    .build())
        .doesNotThrowAnyException();
    assertThatCode(() -> NewCluster.vpc("My-cluster-1-" + "x".repeat(22)))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").label(longest + "a", "v"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").label("a", longest + "a"));
  }

  @Test
  @DisplayName("Labels and taints are checked before a request is sent")
  void nothingIsSent() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (ContainersClient client = TestClients.of(server, new ManualTime()).build()) {
        WorkerPools pools = client.workerPools();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.setLabels("c1", "p", null))
            .withMessageContaining("labels");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.setTaints("c1", "p", null))
            .withMessageContaining("taints");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.setLabels("c1", "p", Map.of("a", "b c")))
            .withMessageContaining("b c");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.setTaints("c1", "p", Map.of("a", "NoSchedule")))
            .withMessageContaining("effect");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.setTaints("c1", "p", Map.of("a", "b:Never")))
            .withMessageContaining("NoExecute");
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }
}
