package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.Nullable;

/** A wait was canceled, or its thread was interrupted; the interrupt flag stays set. */
public final class WaitCanceledException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitCanceledException(Progress progress, @Nullable Throwable cause) {
    super("The wait was canceled; last state: " + progress, progress, cause);
  }
}
