package io.github.ibmcontainers.kubernetes.kubeconfig;

/** How {@link Kubeconfig#writeTo} treats the file. */
public enum WriteOption {
  /** Replace an existing file, atomically. By default an existing file is an error. */
  REPLACE_EXISTING
}
