package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * A wait ended without what was waited for. Subclasses say why; {@link #progress()} says how far it
 * came.
 */
public abstract sealed class WaitException extends ContainersException
    permits WaitTimeoutException, WaitFailedException, WaitCanceledException {
  private static final long serialVersionUID = 1L;

  private final transient Progress progress;

  WaitException(String message, Progress progress, @Nullable Throwable cause) {
    super(message, cause);
    this.progress = progress;
  }

  /** What was seen last, and how long and how often was looked. */
  public Progress progress() {
    return progress;
  }
}
