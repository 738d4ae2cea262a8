package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;

/** What a bulk listing comes across: a cluster, or a place that could not be listed. */
public sealed interface BulkItem {
  /** The scope that it was found, or failed, in. */
  Scope scope();

  /**
   * A cluster.
   *
   * @param scope where it was found
   * @param cluster the cluster
   */
  record Found(Scope scope, ClusterSummary cluster) implements BulkItem {}

  /**
   * A place that could not be listed.
   *
   * @param failure which one, and why
   */
  record Failed(ListFailure failure) implements BulkItem {
    @Override
    public Scope scope() {
      return failure.scope();
    }
  }
}
