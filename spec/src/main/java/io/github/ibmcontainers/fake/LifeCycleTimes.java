package io.github.ibmcontainers.fake;

import java.time.Duration;

/**
 * How long things take on the clock of the fake cloud. Nothing waits for them: what a thing is at a
 * moment is computed from the clock when somebody asks.
 *
 * @param clusterRequested from a create to {@code deploying}
 * @param clusterDeploying from {@code deploying} to {@code normal}
 * @param clusterDeleting from a delete until the cluster is gone
 * @param masterUpdating how long an update of a master takes
 * @param workerProvisioning from a request for a worker to {@code deploying}
 * @param workerDeploying from there to {@code normal}
 * @param workerReloading how long a reload, a reboot or an update takes
 * @param workerDeleting from a delete until the worker is {@code deleted}
 * @param rbacSync from a request for access to a cluster until the cluster knows of it
 */
public record LifeCycleTimes(
    Duration clusterRequested,
    Duration clusterDeploying,
    Duration clusterDeleting,
    Duration masterUpdating,
    Duration workerProvisioning,
    Duration workerDeploying,
    Duration workerReloading,
    Duration workerDeleting,
    Duration rbacSync) {

  /** Everything is done at once. */
  public static LifeCycleTimes instant() {
    return all(Duration.ZERO);
  }

  /** Everything takes a second or two, so that a program that waits has something to wait for. */
  public static LifeCycleTimes quick() {
    return all(Duration.ofSeconds(1));
  }

  /** The minutes that it takes in a real region. */
  public static LifeCycleTimes realistic() {
    return new LifeCycleTimes(
        Duration.ofMinutes(1),
        Duration.ofMinutes(25),
        Duration.ofMinutes(10),
        Duration.ofMinutes(15),
        Duration.ofMinutes(8),
        Duration.ofMinutes(6),
        Duration.ofMinutes(12),
        Duration.ofMinutes(4),
        Duration.ofSeconds(20));
  }

  /** Everything takes the same time. */
  public static LifeCycleTimes all(Duration each) {
    if (each.isNegative()) {
      throw new IllegalArgumentException("a duration can't be negative: " + each);
    }
    return new LifeCycleTimes(each, each, each, each, each, each, each, each, each);
  }
}
