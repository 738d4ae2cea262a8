package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.BulkItem;
import java.util.stream.Stream;

/**
 * Lists the clusters of all accounts that one can see, as they come, and says which account did not
 * let itself be listed.
 */
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
      items.forEach(
          item -> {
            String account = item.scope().account().orElse("-");
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
}
