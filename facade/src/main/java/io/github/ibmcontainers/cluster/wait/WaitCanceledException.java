package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.Nullable;

/** A wait was cancelled, or its thread interrupted; the interrupt flag is kept. */
public final class WaitCanceledException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitCanceledException(Progress progress, @Nullable Throwable cause) {
    super("The wait was cancelled; " + progress, progress, cause);
  }
}
