package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * A wait ended before the wanted state was reached. The subclass indicates the reason, and {@link
 * #progress()} has the last state.
 */
public abstract sealed class WaitException extends ContainersException
    permits WaitTimeoutException, WaitFailedException, WaitCanceledException {
  private static final long serialVersionUID = 1L;

  private final Progress progress;

  WaitException(String message, Progress progress, @Nullable Throwable cause) {
    super(message, cause);
    this.progress = progress;
  }

  static String lastState(Progress progress) {
    return "; last state: " + progress.situation() + " (" + progress.count() + ")";
  }

  /** Returns the last state, and the number and duration of the polls. */
  public Progress progress() {
    return progress;
  }
}
