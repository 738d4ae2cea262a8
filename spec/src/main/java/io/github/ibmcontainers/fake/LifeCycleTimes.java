package io.github.ibmcontainers.fake;

import java.time.Duration;

/**
 * The durations of state changes on the clock of the fake cloud. The state of a resource is
 * computed from the clock when it is requested.
 *
 * @param clusterRequested from the request for a cluster to {@code deploying}; a new Satellite
 *     location is not found for this long
 * @param clusterDeploying from {@code deploying} to {@code normal}
 * @param clusterDeleting from the deletion until the cluster no longer exists
 * @param masterUpdating the duration of an update of a master, and of a rotation of its CA
 * @param workerProvisioning from the request for a worker to {@code provisioned}
 * @param workerDeploying from {@code provisioned} by way of {@code deploying} to {@code normal}
 * @param workerReloading the duration of a reload, reboot, or update of a worker, and of a change
 *     of an add-on
 * @param workerDeleting from the deletion until the worker is {@code deleted}
 * @param rbacSync from the request for access to a cluster until its RBAC rules are synchronized; a
 *     new cluster has no kubeconfig for this long after it becomes {@code normal}
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

  /** Returns durations of zero: every change takes effect immediately. */
  public static LifeCycleTimes instant() {
    return all(Duration.ZERO);
  }

  /** Returns durations of one second each, to test programs that wait. */
  public static LifeCycleTimes quick() {
    return all(Duration.ofSeconds(1));
  }

  /** Returns durations that are typical of IBM Cloud: minutes for clusters and workers. */
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

  /** Returns the given duration for every change. */
  public static LifeCycleTimes all(Duration each) {
    if (each.isNegative()) {
      throw new IllegalArgumentException("a duration can't be negative: " + each);
    }
    return new LifeCycleTimes(each, each, each, each, each, each, each, each, each);
  }
}
