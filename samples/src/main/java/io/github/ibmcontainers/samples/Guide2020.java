package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import java.util.List;

/**
 * The steps of IBM's guide of February 2020, "Setting up the API": token, account, token for the
 * account, regions, clusters of a region by API version 1, and the Kubernetes API of a cluster. An
 * argument is the region.
 */
public final class Guide2020 {
  private Guide2020() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name() + "\n");
    String account;
    try (ContainersClient client = builder(cloud).account(AccountSelector.ofToken()).build()) {
      IamToken token = client.token();
      System.out.println("1. Token for account " + token.accountId().orElse("(none yet)"));

      List<Account> accounts = client.accounts().stream().toList();
      accounts.forEach(it -> System.out.println("2. Account " + it.name() + ", " + it.id()));
      account = token.accountId().orElseGet(() -> accounts.get(0).id());
    }
    try (ContainersClient client = builder(cloud).account(account).build()) {
      System.out.println("3. Token for account " + client.token().accountId().orElseThrow());

      List<Region> regions = client.regions();
      regions.forEach(it -> System.out.println("4. Region " + it.reportedName() + " = " + it));

      String region = args.isEmpty() ? "us-south" : args.get(0);
      List<ClusterSummary> clusters =
          client
              .with(scope -> scope.region(region))
              .clusters()
              .preferring(ApiVersion.V1)
              .list(Provider.CLASSIC);
      clusters.forEach(it -> System.out.println("5. Cluster " + it.name() + " in " + it.region()));

      if (!clusters.isEmpty()) {
        kubernetes(client, clusters.get(0));
      }
    }
  }

  /** Delegated token, token for Kubernetes, and the master's URL are fetched by the client. */
  private static void kubernetes(ContainersClient client, ClusterSummary cluster) {
    try (KubernetesAccess access = client.kubernetes(cluster.id())) {
      System.out.println("6. API server " + access.connection().serverUrl());
      System.out.println("7. Version " + access.version().gitVersion());
    }
  }

  private static ContainersClientBuilder builder(SampleCloud cloud) {
    ContainersClientBuilder builder = cloud.client2020();
    cloud.user().ifPresent(builder::credential);
    return builder;
  }
}
