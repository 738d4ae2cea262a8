package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.Nullable;

/** A wait was canceled, or its thread was interrupted. The interrupt flag stays set. */
public final class WaitCanceledException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public WaitCanceledException(Progress progress, @Nullable Throwable cause) {
    super(
        "Canceled while waiting for %s to be %s%s"
            .formatted(progress.subject(), progress.wanted(), lastState(progress)),
        progress,
        cause);
  }
}
