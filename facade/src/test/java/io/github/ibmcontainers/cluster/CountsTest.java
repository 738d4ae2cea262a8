package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.network.AttachmentTarget;
import io.github.ibmcontainers.cluster.satellite.SatelliteLocation;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counts above 2^31 are returned unchanged. */
class CountsTest {
  private static final long MANY = 5_000_000_000L;

  private final MockWebServer server = Servers.prompt();
  private final Map<String, String> answers = new HashMap<>();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String answer =
                answers.get(request.getUrl().encodedPath().replaceFirst("^/global", ""));
            return new MockResponse.Builder()
                .code(answer == null ? 404 : 200)
                .setHeader("Content-Type", "application/json")
                .body(answer == null ? "{}" : answer)
                .build();
          }
        });
    server.start();
    client = TestClients.of(server, new ManualTime()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("#141 the worker count of a cluster, on its own and in a list")
  void clusters() {
    String big =
        "{\"id\": \"c1\", \"name\": \"big\", \"provider\": \"vpc-gen2\", \"workerCount\": "
            + MANY
            + "}";
    answers.put("/v2/getCluster", big);
    answers.put(
        "/v2/vpc/getClusters",
        "[" + big + ", {\"id\": \"c2\", \"name\": \"small\", \"workerCount\": 2}]");
    answers.put("/v2/classic/getClusters", "[]");
    answers.put("/v2/satellite/getClusters", "[]");
    assertThat(client.clusters().get("big").workers()).isEqualTo(MANY);
    Listing<ClusterSummary> all = client.clusters().list();
    assertThat(all.failures()).isEmpty();
    assertThat(all.found()).extracting(ClusterSummary::workers).contains(MANY, 2L);
  }

  @Test
  @DisplayName("#141 the sizes of a worker pool and its zones")
  void pools() {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"name\": \"n\", \"provider\": \"vpc-gen2\"}");
    answers.put(
        "/v2/vpc/getWorkerPool",
        "{\"id\": \"p1\", \"workerCount\": "
            + MANY
            + ", \"zones\": [{\"id\": \"a\", \"workerCount\": "
            + MANY
            + "}, {\"id\": \"b\"}]}");
    WorkerPool pool = client.workerPools().get("c1", "p1");
    assertThat(pool.workersPerZone()).isEqualTo(MANY);
    assertThat(pool.desiredWorkers()).isEqualTo(2 * MANY);
    assertThat(pool.zones()).extracting(WorkerPool.PoolZone::workers).containsExactly(MANY, 0L);
  }

  @Test
  @DisplayName("#141 the hosts of a Satellite location")
  void hosts() {
    answers.put(
        "/v2/satellite/getController",
        "{\"id\": \"l1\", \"hosts\": {\"total\": "
            + MANY
            + ", \"available\": "
            + (MANY - 1)
            + "}}");
    SatelliteLocation location = client.satellite().location("l1");
    assertThat(location.hosts()).isEqualTo(MANY);
    assertThat(location.availableHosts()).isEqualTo(MANY - 1);
  }

  @Test
  @DisplayName("#141 quotas, cores and VLAN IDs")
  void others() {
    answers.put(
        "/v2/getQuota",
        "[{\"type\": \"worker\", \"regions\": [{\"id\": \"us-south\", \"quota\": " + MANY + "}]}]");
    answers.put("/v2/getFlavors", "[{\"name\": \"huge\", \"cores\": " + MANY + "}]");
    answers.put(
        "/graphql",
        "{\"data\": {\"node\": {\"networkAttachments\": {\"edges\": [{\"node\": {\"vlanID\": "
            + MANY
            + "}}]}}}}");
    assertThat(client.locations().quota().get(0).byRegion()).containsEntry("us-south", MANY);
    assertThat(client.locations().flavors("us-south-1").get(0).cores()).hasValue(MANY);
    assertThat(
            client
                .networks()
                .virtualInterfaces()
                .list(AttachmentTarget.cluster("c1"))
                .get(0)
                .vlan())
        .hasValue(MANY);
  }
}
