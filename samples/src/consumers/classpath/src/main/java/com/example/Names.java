package com.example;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import java.util.List;

/** A program of somebody who was told only the coordinates. */
final class Names {
  private Names() {}

  static List<String> of(ContainersClient client) {
    return client.clusters().list().all().stream().map(ClusterSummary::name).toList();
  }
}
