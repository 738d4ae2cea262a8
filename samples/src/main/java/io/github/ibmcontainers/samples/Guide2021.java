package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.value.Provider;
import java.util.List;

/**
 * The steps of IBM's guide of October 2021, "Setting up the API": token, account, token for the
 * account, classic and VPC clusters by API version 2.
 */
public final class Guide2021 {
  private Guide2021() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(Guide2021::run);
  }

  private static void run(SampleCloud cloud) {
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
      for (Provider provider : List.of(Provider.CLASSIC, Provider.VPC)) {
        for (ClusterSummary cluster : client.clusters().list(provider)) {
          System.out.println("4. Cluster " + cluster.name() + ", " + provider);
        }
      }
    }
  }

  private static ContainersClientBuilder builder(SampleCloud cloud) {
    ContainersClientBuilder builder = cloud.client();
    cloud.user().ifPresent(builder::credential);
    return builder;
  }
}
