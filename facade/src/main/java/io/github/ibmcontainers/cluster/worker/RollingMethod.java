package io.github.ibmcontainers.cluster.worker;

/** The method of a rolling replacement to change the version of a worker node. */
public enum RollingMethod {
  /** Updates classic worker nodes in place, and replaces worker nodes of other clusters. */
  AUTOMATIC,
  /** Updates the worker node in place to the master's version. Classic clusters only. */
  UPDATE,
  /**
   * Reloads the worker node in place, which installs the latest patch of its minor version. Classic
   * clusters only.
   */
  RELOAD,
  /** Replaces the worker node with a new one at the master's version. Classic and VPC clusters. */
  REPLACE
}
