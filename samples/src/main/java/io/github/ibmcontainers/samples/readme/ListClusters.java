package io.github.ibmcontainers.samples.readme;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import java.util.List;

public class ListClusters {
  public static void main(String[] args) {
    try (ContainersClient client = ContainersClient.fromEnvironment()) {
      names(client).forEach(System.out::println);
    }
  }

  static List<String> names(ContainersClient client) {
    return client.clusters().list().all().stream().map(ClusterSummary::name).toList();
  }
}
