package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the clusters of all visible accounts with the versions and states of their workers. */
public final class Inventory {
  private Inventory() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(Inventory::run);
  }

  private static void run(SampleCloud cloud) {
    System.out.println("Asking " + cloud.name() + "\n");
    Table table =
        new Table("Cluster", "State", "Version", "Days", "Worker versions", "Worker states");
    try (ContainersClient client = cloud.client().build()) {
      var inventory = client.clusters().acrossAccounts().inventory();
      for (var entry : inventory.clusters()) {
        table.row(
            entry.cluster().name(),
            entry.cluster().state(),
            entry.cluster().version().map(Object::toString).orElse("-"),
            inventory.age(entry).map(age -> Long.toString(age.toDays())).orElse("-"),
            counts(entry.workersByVersion()),
            counts(entry.workersByState()));
      }
      System.out.println(table);
      inventory.failures().forEach(failure -> System.out.println("Not listed: " + failure));
    }
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(it -> it.getKey() + ": " + it.getValue())
        .collect(Collectors.joining(", "));
  }
}
