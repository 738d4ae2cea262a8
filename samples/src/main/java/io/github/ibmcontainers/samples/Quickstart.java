package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterState;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.resourcegroup.ResourceGroupReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From a credential to a table of clusters, and one cluster in detail. An argument is the name or
 * id of that cluster; by default, it's the first one.
 */
public final class Quickstart {
  private Quickstart() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name() + "\n");
    try (ContainersClient client = cloud.client().build()) {
      IamToken token = client.token();
      List<Account> accounts = client.accounts().stream().toList();
      System.out.println("Token     for account " + token.accountId().orElse("unknown"));
      System.out.println(
          "Accounts  " + accounts.stream().map(Account::name).collect(Collectors.joining(", ")));
      System.out.println(
          "Regions   "
              + client.regions().stream().map(Region::name).collect(Collectors.joining(", "))
              + "\n");

      Terminal terminal = Terminal.standard();
      Listing<ClusterSummary> clusters = client.clusters().list();
      Table table = new Table("Name", "Provider", "Region", "State", "Version", "Workers");
      for (ClusterSummary cluster : clusters.found()) {
        table.row(
            cluster.name(),
            cluster.provider(),
            cluster.region(),
            terminal.state(cluster.state(), cluster.state().equals(ClusterState.NORMAL)),
            cluster.version().map(Object::toString).orElse("-"),
            cluster.workers());
      }
      System.out.println(table);
      clusters.failures().forEach(failure -> System.out.println("Not listed: " + failure));

      if (!args.isEmpty() || !clusters.found().isEmpty()) {
        String name = args.isEmpty() ? clusters.found().get(0).name() : args.get(0);
        show(client.clusters().get(name));
      }
    }
  }

  private static void show(Cluster cluster) {
    System.out.println(
        new Table("Cluster " + cluster.name(), "")
            .row("id", cluster.id())
            .row(
                "platform",
                cluster.platform() + " " + cluster.version().map(v -> v.number()).orElse("-"))
            .row("state", cluster.state() + ", master " + cluster.master().health())
            .row(
                "resource group",
                cluster.resourceGroup().flatMap(ResourceGroupReference::name).orElse("-"))
            .row("zones", String.join(", ", cluster.workerZones()))
            .row("public endpoint", cluster.endpoints().publicUrl().orElse("off"))
            .row("private endpoint", cluster.endpoints().privateUrl().orElse("off"))
            .row("created", cluster.created().map(Object::toString).orElse("-")));
  }
}
