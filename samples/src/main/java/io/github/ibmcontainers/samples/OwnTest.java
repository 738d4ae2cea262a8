package io.github.ibmcontainers.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudExtension;
import io.github.ibmcontainers.fake.Fault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A test class with a fake cloud for each test. The main method runs it outside of a build; in a
 * project of yours, it stands in {@code src/test/java} and needs none.
 */
@ExtendWith(FakeIbmCloudExtension.class)
@DisplayName("Own test")
public final class OwnTest {
  private ContainersClient client;

  @BeforeEach
  void connect(FakeIbmCloud cloud) {
    client =
        ContainersClient.builder()
            .credential(Credential.apiKey(cloud.apiKey()))
            .endpoints(
                Endpoints.of(
                    cloud.endpoints().iam(),
                    cloud.endpoints().accounts(),
                    cloud.endpoints().containers()))
            .build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void listsClusters() {
    assertTrue(
        client.clusters().list().all().stream()
            .map(ClusterSummary::name)
            .anyMatch("mycluster"::equals));
  }

  @Test
  void retriesAfterAFailure(FakeIbmCloud cloud) {
    cloud.containers().failNext(1, Fault.status(503));
    client.regions();
    assertEquals(2, cloud.containers().requests().size());
  }

  @Test
  void resizesAPool(FakeIbmCloud cloud) {
    client.workerPools().resize("mycluster", "default", 5);
    assertEquals(5, client.workerPools().get("mycluster", "default").workersPerZone());
  }

  @Test
  void missesAnUnknownCluster() {
    assertThrows(NotFoundException.class, () -> client.clusters().get("nowhere"));
  }

  /** Runs the tests and prints a summary; the exit code is 1 if one fails. */
  public static void main(String[] args) {
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(OwnTest.class)).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(tests, summary);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.getSummary().printFailuresTo(out);
    out.println(
        summary.getSummary().getTestsSucceededCount()
            + " of "
            + summary.getSummary().getTestsFoundCount()
            + " tests passed");
    if (summary.getSummary().getTotalFailureCount() > 0) {
      System.exit(1);
    }
  }
}
