package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.CreatedCluster;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.NewVpcCluster;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.time.Duration;
import java.util.List;

/**
 * Creates a VPC cluster in three zones, shows the progress until it is ready, and deletes it. In
 * IBM Cloud, this costs money; there, the arguments are required: name, VPC, resource group, and
 * {@code ZONE=SUBNET} for each zone.
 */
public final class CreateCluster {
  private static final List<String> EXAMPLE =
      List.of(
          "sample-cluster",
          "r006-0001",
          "default",
          "us-south-1=0717-0001",
          "us-south-2=0727-0002",
          "us-south-3=0737-0003");

  private CreateCluster() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    if (args.size() < 4 && !(cloud.isFake() && args.isEmpty())) {
      throw new IllegalArgumentException(
          "This creates a cluster that costs money. Arguments: NAME VPC RESOURCE_GROUP"
              + " ZONE=SUBNET [ZONE=SUBNET ...]");
    }
    List<String> wanted = args.isEmpty() ? EXAMPLE : args;
    System.out.println("Creating " + wanted.get(0) + " in " + cloud.name());
    try (ContainersClient client = cloud.client().build()) {
      ResourceGroupSelector group = ResourceGroupSelector.byIdOrName(wanted.get(2));
      create(client.with(scope -> scope.resourceGroup(group)).clusters(), wanted);
    }
  }

  private static void create(Clusters clusters, List<String> wanted) {
    NewVpcCluster.Builder cluster =
        NewCluster.vpc(wanted.get(0)).vpc(wanted.get(1)).flavor("bx2.4x16").workersPerZone(1);
    for (String pair : wanted.subList(3, wanted.size())) {
      String[] zone = pair.split("=", 2);
      if (zone.length < 2) {
        throw new IllegalArgumentException("A zone is given as ZONE=SUBNET, not as " + pair);
      }
      cluster.zone(zone[0], zone[1]);
    }
    CreatedCluster created = clusters.create(cluster.build());
    Terminal terminal = Terminal.standard();
    created.warnings().forEach(warning -> terminal.println("Warning: " + warning));
    created.doubt().ifPresent(doubt -> terminal.println("Found after: " + doubt.getMessage()));

    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(2))
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .listener(progress -> terminal.progress("  " + progress, progress.changed()))
            .build();
    Cluster ready = clusters.awaitReady(created.id(), options);
    terminal.println(
        terminal.state("Ready", true)
            + ": "
            + ready.name()
            + " in "
            + String.join(", ", ready.workerZones()));
    clusters.deleteWithStorage(ready.id());
    clusters.awaitDeleted(ready.id(), options);
    terminal.println("Deleted: " + ready.name());
  }
}
