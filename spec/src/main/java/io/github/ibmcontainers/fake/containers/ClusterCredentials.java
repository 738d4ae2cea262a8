package io.github.ibmcontainers.fake.containers;

import okio.ByteString;

/** Issues kubeconfigs, and synchronizes callers with the RBAC rules of clusters. */
public interface ClusterCredentials {
  /** Returns a kubeconfig in the requested format. */
  ByteString kubeconfig(KubeconfigDownload download);

  /** Starts to synchronize the caller with the RBAC rules of the cluster. */
  void requestRbac(Cluster cluster, String iamId);

  /** Returns whether the caller is synchronized with the RBAC rules of the cluster. */
  boolean rbacSynchronized(Cluster cluster, String iamId);

  /** Returns whether the synchronization with the cluster failed. */
  boolean rbacFailed(Cluster cluster);
}
