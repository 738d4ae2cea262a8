package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.cluster.worker.Worker;
import java.time.Duration;
import java.util.List;

/**
 * Brings the worker nodes of a cluster to the master's version, one at a time and drained, with a
 * line for each step. In IBM Cloud, name the cluster as argument; the fake cloud updates the master
 * of one of its clusters first.
 */
public final class RollingUpdate {
  private static final String EXAMPLE = "vpc-kubernetes";

  private RollingUpdate() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    boolean real = !System.getenv().getOrDefault("IBMCLOUD_API_KEY", "").isBlank();
    if (real && args.size() != 1) {
      throw new IllegalArgumentException("Name the cluster whose worker nodes are to be replaced");
    }
    System.out.println("Using " + cloud.name() + "\n");
    try (ContainersClient client = cloud.client().build()) {
      String cluster = args.isEmpty() ? EXAMPLE : args.get(0);
      if (!real) {
        Version next = Version.of("1.31.2");
        client.clusters().updateMaster(cluster, next, false);
        client.clusters().awaitVersion(cluster, next, WaitOptions.atMost(Duration.ofHours(1)));
      }
      List<Worker> outdated = client.workers().rolling(cluster).plan();
      System.out.println("Worker nodes of " + cluster + " to replace: " + outdated.size());
      RollingReport report =
          client
              .workers()
              .rolling(cluster)
              .maxUnavailable(1)
              .drain(DrainOptions.standard().withLimit(Duration.ofMinutes(20)))
              .listener(event -> System.out.println("  " + event))
              .run();
      System.out.println("Result: " + report);
    }
  }
}
