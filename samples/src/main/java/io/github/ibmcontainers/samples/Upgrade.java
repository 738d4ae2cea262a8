package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.UpgradePlan;
import io.github.ibmcontainers.cluster.UpgradeReport;
import io.github.ibmcontainers.cluster.value.Version;
import java.util.List;

/**
 * Upgrades a cluster: prints the plan, and runs it with a line for each step. In IBM Cloud, name
 * cluster and version as arguments, which prints the plan only; {@code run} as third argument runs
 * it.
 */
public final class Upgrade {
  private static final List<String> EXAMPLE = List.of("vpc-kubernetes", "1.31", "run");

  private Upgrade() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    boolean real = !System.getenv().getOrDefault("IBMCLOUD_API_KEY", "").isBlank();
    if (real && args.size() < 2) {
      throw new IllegalArgumentException("Name the cluster and the version to upgrade to");
    }
    List<String> wanted = args.size() < 2 ? EXAMPLE : args;
    System.out.println("Using " + cloud.name() + "\n");
    try (ContainersClient client = cloud.client().build()) {
      var upgrade =
          client
              .clusters()
              .upgrade(wanted.get(0), Version.of(wanted.get(1)))
              .workers(rolling -> rolling.maxUnavailable(1))
              .listener(event -> System.out.println("  " + event));
      UpgradePlan plan = upgrade.plan();
      System.out.println(plan + "\n");
      if (wanted.size() > 2 && wanted.get(2).equals("run") && plan.isPossible()) {
        UpgradeReport report = upgrade.run();
        System.out.println("\n" + report);
      }
    }
  }
}
