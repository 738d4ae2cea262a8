package io.github.ibmcontainers.samples.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudExtension;
import io.github.ibmcontainers.fake.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeIbmCloudExtension.class)
class ListClustersTest {
  @Test
  void listsClustersAlthoughTheServiceFailsOnce(FakeIbmCloud cloud) {
    cloud.containers().failNext(1, Fault.status(503));

    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.apiKey(cloud.apiKey()))
            .endpoints(
                Endpoints.of(
                    cloud.endpoints().iam(),
                    cloud.endpoints().accounts(),
                    cloud.endpoints().containers()))
            .build()) {
      assertTrue(ListClusters.names(client).contains("mycluster"));
    }

    assertEquals(1, cloud.iam().tokenRequests().size());
  }
}
