package io.github.ibmcontainers.fake.containers;

import java.util.Map;

/**
 * A worker as seen by the Kubernetes cluster. Immutable.
 *
 * @param id the id of the worker
 * @param address its private IP address
 * @param region its region
 * @param zone its zone
 * @param poolId the id of its pool
 * @param poolName the name of its pool
 * @param flavor its flavor
 * @param operatingSystem its operating system
 * @param providerId the id of its machine in the node object
 * @param openShift whether it runs OpenShift
 * @param version its version with the build
 * @param labels the labels of its pool
 * @param taints the taints of its pool, as {@code value:effect} by key
 * @param joined whether it is a node of the cluster
 * @param ready whether its kubelet is running
 */
public record WorkerNode(
    String id,
    String address,
    String region,
    String zone,
    String poolId,
    String poolName,
    String flavor,
    String operatingSystem,
    String providerId,
    boolean openShift,
    String version,
    Map<String, String> labels,
    Map<String, String> taints,
    boolean joined,
    boolean ready) {

  /** Copies the maps. */
  public WorkerNode {
    labels = Map.copyOf(labels);
    taints = Map.copyOf(taints);
  }
}
