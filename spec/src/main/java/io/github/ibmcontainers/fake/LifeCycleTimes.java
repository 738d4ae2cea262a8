package io.github.ibmcontainers.fake;

import java.time.Duration;

/**
 * The durations of state changes on the clock of the fake cloud. The state of a resource is
 * computed from the clock when it is requested.
 *
 * @param clusterRequested from a create to {@code deploying}
 * @param clusterDeploying from {@code deploying} to {@code normal}
 * @param clusterDeleting from a delete until the cluster is gone
 * @param masterUpdating how long an update of a master takes
 * @param workerProvisioning from a request for a worker to {@code deploying}
 * @param workerDeploying from there to {@code normal}
 * @param workerReloading how long a reload, a reboot or an update takes
 * @param workerDeleting from a delete until the worker is {@code deleted}
 * @param rbacSync from a request for access to a cluster until its RBAC rules are synchronized
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

  /** Returns durations of zero. */
  public static LifeCycleTimes instant() {
    return all(Duration.ZERO);
  }

  /** Returns durations of a second or two, to test programs that wait. */
  public static LifeCycleTimes quick() {
    return all(Duration.ofSeconds(1));
  }

  /** Returns the durations of minutes that are typical in IBM Cloud. */
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

  /** Returns equal durations. */
  public static LifeCycleTimes all(Duration each) {
    if (each.isNegative()) {
      throw new IllegalArgumentException("a duration can't be negative: " + each);
    }
    return new LifeCycleTimes(each, each, each, each, each, each, each, each, each);
  }
}
