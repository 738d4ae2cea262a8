package com.example;

import com.google.gson.Gson;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.generated.model.Cluster;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;

/** Lists the clusters of the cloud that the environment names, and asks one for its version. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment().detectDrift(true).build()) {
      for (ClusterSummary cluster : client.clusters().list().all()) {
        System.out.println(cluster.name() + " " + cluster.provider());
      }
      try (KubernetesAccess access = client.kubernetes("mycluster")) {
        System.out.println("version " + access.version().gitVersion());
      }
      try {
        client.clusters().get("unknown-cluster");
      } catch (NotFoundException e) {
        System.out.println(e.getClass().getSimpleName());
      }
      System.out.println(new Gson().fromJson("{\"name\":\"by Gson\"}", Cluster.class).getName());
    }
  }
}
