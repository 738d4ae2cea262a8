package com.example;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.fake.FakeIbmCloud;

/** Lists the clusters of a fake cloud. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client =
            ContainersClient.builder()
                .credential(Credential.apiKey(cloud.apiKey()))
                .endpoints(
                    Endpoints.of(
                        cloud.endpoints().iam(),
                        cloud.endpoints().accounts(),
                        cloud.endpoints().containers()))
                .build()) {
      for (ClusterSummary cluster : client.clusters().list().all()) {
        System.out.println(cluster.name() + " " + cluster.provider());
      }
    }
  }
}
