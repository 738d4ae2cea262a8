package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * The user's IAM roles did not get into the cluster: the synchronisation failed, or did not end in
 * time. Without them the cluster would refuse calls that IAM allows.
 */
public final class RbacSyncException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final boolean timedOut;

  RbacSyncException(String message, boolean timedOut, @Nullable Throwable cause) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  /** Whether the time ran out; else the service reported a failure. */
  public boolean timedOut() {
    return timedOut;
  }
}
