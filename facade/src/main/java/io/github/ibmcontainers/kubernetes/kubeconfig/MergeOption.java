package io.github.ibmcontainers.kubernetes.kubeconfig;

/** Permitted changes when a kubeconfig is merged into another one, in addition to new entries. */
public enum MergeOption {
  /**
   * Replaces clusters, users and contexts with the same name as a whole. By default, an entry with
   * the same name and different content is an error.
   */
  REPLACE_SAME_NAMES,

  /**
   * Sets the current context to that of the added kubeconfig. By default, it is set only if there
   * is none.
   */
  SWITCH_CONTEXT
}
