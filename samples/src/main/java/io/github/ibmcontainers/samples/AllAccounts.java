package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.cluster.BulkItem;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the clusters of all visible accounts, and the accounts that couldn't be listed. */
public final class AllAccounts {
  private AllAccounts() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(AllAccounts::run);
  }

  private static void run(SampleCloud cloud) {
    System.out.println("Asking " + cloud.name() + "\n");
    Table table = new Table("Account", "Cluster", "Provider", "State");
    try (ContainersClient client = cloud.client().build();
        Stream<BulkItem> items = client.clusters().acrossAccounts().stream()) {
      Map<String, String> names = names(client);
      items.forEach(
          item -> {
            String account =
                item.scope().account().map(id -> names.getOrDefault(id, id)).orElse("-");
            if (item instanceof BulkItem.Found found) {
              table.row(
                  account,
                  found.cluster().name(),
                  found.cluster().provider(),
                  found.cluster().state());
            } else if (item instanceof BulkItem.Failed failed) {
              table.row(
                  account,
                  failed.failure().reason().getMessage(),
                  failed.failure().provider().map(Object::toString).orElse("-"),
                  "not listed");
            }
          });
    }
    System.out.println(table);
  }

  /** Returns the accounts' names by their ids. */
  private static Map<String, String> names(ContainersClient client) {
    return client.accounts().stream()
        .filter(account -> account.name() != null)
        .collect(Collectors.toMap(Account::id, account -> String.valueOf(account.name())));
  }
}
