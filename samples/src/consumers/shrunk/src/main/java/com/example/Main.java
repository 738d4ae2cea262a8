package com.example;

import com.google.gson.Gson;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.generated.model.Cluster;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Lists the clusters of the cloud that the environment names, and asks one for its version. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException, ClassNotFoundException {
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
        NotFoundException copy = copy(e);
        System.out.println("read again: " + copy.operation() + ", body: " + copy.body().length());
      }
      System.out.println(new Gson().fromJson("{\"name\":\"by Gson\"}", Cluster.class).getName());
    }
  }

  /** Serializes an exception, as frameworks that pass failures between processes do. */
  private static NotFoundException copy(NotFoundException failure)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (NotFoundException) in.readObject();
    }
  }
}
