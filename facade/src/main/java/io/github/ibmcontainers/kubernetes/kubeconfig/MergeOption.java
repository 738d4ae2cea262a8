package io.github.ibmcontainers.kubernetes.kubeconfig;

/** What merging a kubeconfig into another one may change, besides adding to it. */
public enum MergeOption {
  /**
   * Replace clusters, users and contexts of the same name, each as a whole. By default an entry of
   * the same name with different content is an error.
   */
  REPLACE_SAME_NAMES,

  /**
   * Set the current context to that of the merged-in kubeconfig. By default it's set only if there
   * is none yet.
   */
  SWITCH_CONTEXT
}
