package io.github.ibmcontainers.kubernetes.kubeconfig;

/** Options of {@link Kubeconfig#writeTo}. */
public enum WriteOption {
  /** Replaces an existing file atomically. By default, an existing file is an error. */
  REPLACE_EXISTING
}
