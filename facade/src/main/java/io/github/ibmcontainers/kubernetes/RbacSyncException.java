package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * The synchronization of the user's IAM roles into a cluster failed or timed out. Without these
 * roles, the cluster rejects requests that IAM allows.
 */
public final class RbacSyncException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final boolean timedOut;

  RbacSyncException(String message, boolean timedOut, @Nullable Throwable cause) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  /** Returns whether the synchronization timed out. Otherwise, the service reported a failure. */
  public boolean timedOut() {
    return timedOut;
  }
}
