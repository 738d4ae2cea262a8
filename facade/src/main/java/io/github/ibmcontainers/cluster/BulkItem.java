package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;

/** An item of a bulk listing: a cluster or a failure. */
public sealed interface BulkItem {
  /** Returns the scope. */
  Scope scope();

  /**
   * A cluster.
   *
   * @param scope the scope it was found in
   * @param cluster the cluster
   */
  record Found(Scope scope, ClusterSummary cluster) implements BulkItem {}

  /**
   * A provider or scope whose clusters could not be listed.
   *
   * @param failure the failure
   */
  record Failed(ListFailure failure) implements BulkItem {
    @Override
    public Scope scope() {
      return failure.scope();
    }
  }
}
