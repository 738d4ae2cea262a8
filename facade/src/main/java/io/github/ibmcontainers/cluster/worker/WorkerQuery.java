package io.github.ibmcontainers.cluster.worker;

import org.jspecify.annotations.Nullable;

/**
 * Which worker nodes of a cluster to list.
 *
 * @param pool only those of this pool
 * @param showDeleted the flag of the same name
 */
record WorkerQuery(@Nullable String pool, @Nullable String showDeleted) {
  static final WorkerQuery ALL = new WorkerQuery(null, null);
  static final WorkerQuery WITH_DELETED = new WorkerQuery(null, "true");

  static WorkerQuery of(String pool) {
    return new WorkerQuery(pool, null);
  }
}
