package io.github.ibmcontainers.cluster.worker;

/** How a rolling replacement brings a worker node to another version. */
public enum RollingMethod {
  /** Updates classic worker nodes in place, and replaces those of VPC clusters. */
  AUTOMATIC,
  /** Updates the worker node in place to the master's version. Classic clusters only. */
  UPDATE,
  /**
   * Reloads the worker node in place, which installs the latest patch of its minor version. Classic
   * clusters only.
   */
  RELOAD,
  /** Replaces the worker node by a new one with the master's version. Classic and VPC clusters. */
  REPLACE
}
