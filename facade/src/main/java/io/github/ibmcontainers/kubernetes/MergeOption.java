package io.github.ibmcontainers.kubernetes;

/** What merging a kubeconfig into an existing file may change there, besides adding to it. */
public enum MergeOption {
  /**
   * Replace clusters, users and contexts of the same name, each as a whole. Without it the same
   * name with other content is refused.
   */
  REPLACE_SAME_NAMES,

  /**
   * Make the merged file's current context this one's. Without it only a file that has none gets
   * one.
   */
  SWITCH_CONTEXT
}
