package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.CreatedCluster;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.wait.Progress;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.time.Duration;
import java.util.List;

/**
 * Creates a VPC cluster, waits for it and its workers with a line of progress, and deletes it
 * again. In the real cloud this costs money, so that there it wants all five arguments: name, VPC,
 * zone, subnet, resource group's id.
 */
public final class CreateCluster {
  private static final List<String> EXAMPLE =
      List.of("sample-cluster", "r006-0001", "us-south-1", "0717-0001");

  private CreateCluster() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    boolean real = !System.getenv().getOrDefault("IBMCLOUD_API_KEY", "").isBlank();
    if (real && args.size() != 5) {
      throw new IllegalArgumentException(
          "This would create a cluster that costs money. Name what it is to be:"
              + " name, VPC, zone, subnet, resource group");
    }
    List<String> wanted = args.size() == 5 ? args : EXAMPLE;
    System.out.println("Creating " + wanted.get(0) + " in " + cloud.name());
    try (ContainersClient client = cloud.client().build()) {
      ResourceGroupSelector group =
          args.size() == 5
              ? ResourceGroupSelector.byIdOrName(args.get(4))
              : ResourceGroupSelector.ofAccountDefault();
      create(client.with(scope -> scope.resourceGroup(group)).clusters(), wanted);
    }
  }

  private static void create(Clusters clusters, List<String> wanted) {
    CreatedCluster created =
        clusters.create(
            NewCluster.vpc(wanted.get(0))
                .vpc(wanted.get(1))
                .zone(wanted.get(2), wanted.get(3))
                .flavor("bx2.4x16")
                .build());
    created.warnings().forEach(warning -> System.out.println("Warning: " + warning));
    created.doubt().ifPresent(doubt -> System.out.println("Found after: " + doubt.getMessage()));
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(2))
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .listener(CreateCluster::print)
            .build();
    Cluster ready = clusters.awaitReady(created.id(), options);
    System.out.println("Ready: " + ready.name() + " in " + ready.region());
    clusters.deleteWithStorage(ready.id());
    clusters.awaitDeleted(ready.id(), options);
    System.out.println("Deleted: " + ready.name());
  }

  private static void print(Progress progress) {
    if (progress.changed()) {
      System.out.println("  " + progress);
    }
  }
}
