package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worker pools by ID and by name. */
class WorkerPoolNamesTest {
  private static final WaitOptions WAIT = WaitOptions.atMost(Duration.ofHours(1));

  private static final List<BiConsumer<WorkerPools, String>> CALLS =
      List.of(
          (pools, pool) -> assertThat(pools.get("c", pool).name()).isEqualTo("default"),
          (pools, pool) -> pools.resize("c", pool, 2),
          (pools, pool) -> pools.rebalance("c", pool),
          (pools, pool) -> pools.setLabels("c", pool, Map.of("tier", "web")),
          (pools, pool) -> pools.setTaints("c", pool, Map.of("dedicated", "db:NoSchedule")),
          (pools, pool) -> assertThat(pools.awaitReady("c", pool, WAIT)).hasSizeGreaterThan(1),
          (pools, pool) -> pools.remove("c", pool));

  @ParameterizedTest
  @ValueSource(strings = {"classic", "vpc"})
  @DisplayName("Every method accepts a pool's ID and its name, and reports an unknown pool")
  void byIdAndByName(String provider) throws IOException {
    for (Function<WorkerPool, String> key :
        List.<Function<WorkerPool, String>>of(WorkerPool::id, WorkerPool::name)) {
      ManualTime time = new ManualTime();
      try (FakeIbmCloud cloud =
              FakeIbmCloud.builder()
                  .clock(time.clock())
                  .noDefaultClusters()
                  .cluster(provider.equals("vpc") ? ClusterSpec.vpc("c") : ClusterSpec.classic("c"))
                  .start();
          ContainersClient client =
              TestClients.of(cloud, time).resourceGroup(cloud.resourceGroupId("default")).build()) {
        WorkerPools pools = client.workerPools();
        String pool = key.apply(pools.get("c", "default"));
        List<Worker> workers = client.workers().list("c", pool);
        assertThat(workers).isNotEmpty().isEqualTo(client.workers().list("c", "default"));
        CALLS.forEach(call -> call.accept(pools, pool));
        pools.awaitRemoved("c", pool, WAIT);

        CALLS.forEach(
            call ->
                assertThatThrownBy(() -> call.accept(pools, "nope"))
                    .isInstanceOfAny(NotFoundException.class, WaitFailedException.class));
        assertThat(client.workers().list("c", "nope")).isEmpty();
      }
    }
  }
}
