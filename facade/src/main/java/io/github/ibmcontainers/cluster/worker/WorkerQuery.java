package io.github.ibmcontainers.cluster.worker;

import org.jspecify.annotations.Nullable;

/**
 * Selects the worker nodes of a cluster to list.
 *
 * @param pool the pool; {@code null} for all
 * @param showDeleted the query parameter with the same name
 */
record WorkerQuery(@Nullable String pool, @Nullable String showDeleted) {
  static final WorkerQuery ALL = new WorkerQuery(null, null);
  static final WorkerQuery WITH_DELETED = new WorkerQuery(null, "true");

  static WorkerQuery of(String pool) {
    return new WorkerQuery(pool, null);
  }
}
