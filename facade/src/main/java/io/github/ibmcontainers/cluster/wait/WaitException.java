package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/** A wait ended without success. Subclasses say why; {@link #progress()} has the last state. */
public abstract sealed class WaitException extends ContainersException
    permits WaitTimeoutException, WaitFailedException, WaitCanceledException {
  private static final long serialVersionUID = 1L;

  private final transient Progress progress;

  WaitException(String message, Progress progress, @Nullable Throwable cause) {
    super(message, cause);
    this.progress = progress;
  }

  /** Returns the last state, the elapsed time and the number of polls. */
  public Progress progress() {
    return progress;
  }
}
