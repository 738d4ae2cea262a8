package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeIbmCloudExtension.class)
class NamesTest {
  @Test
  void listsTheClusters(FakeIbmCloud cloud) {
    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.apiKey(cloud.apiKey()))
            .endpoints(
                Endpoints.of(
                    cloud.endpoints().iam(),
                    cloud.endpoints().accounts(),
                    cloud.endpoints().containers()))
            .build()) {
      assertTrue(Names.of(client).contains("mycluster"));
      String agent = cloud.requests().get(0).header("User-Agent").orElseThrow();
      assertTrue(agent.contains(System.getProperty("containers.version")), agent);
    }
  }
}
