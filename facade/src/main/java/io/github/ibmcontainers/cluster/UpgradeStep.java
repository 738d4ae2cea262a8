package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Version;
import java.io.Serializable;

/** A step of an upgrade. */
public sealed interface UpgradeStep extends Serializable {
  /** Returns the version that the step leads to. */
  Version version();

  /**
   * The master is updated.
   *
   * @param version the version that it gets
   */
  record Master(Version version) implements UpgradeStep {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return "master to " + version.number();
    }
  }

  /**
   * The worker nodes of a pool are updated or replaced, a few at a time.
   *
   * @param pool the name of the pool; empty for worker nodes without a pool
   * @param workers how many worker nodes run an older version by then
   * @param total how many worker nodes the pool has
   * @param version the version that they get
   */
  record Pool(String pool, int workers, int total, Version version) implements UpgradeStep {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return "%s of %s worker %s %s to %s"
          .formatted(
              workers,
              total,
              total == 1 ? "node" : "nodes",
              pool.isEmpty() ? "without a pool" : "of pool " + pool,
              version.number());
    }
  }
}
