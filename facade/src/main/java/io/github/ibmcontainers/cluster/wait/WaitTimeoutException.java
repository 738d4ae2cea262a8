package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state wasn't reached in time. The cause is the failure of the last failed poll, if
 * there is one.
 */
public final class WaitTimeoutException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public WaitTimeoutException(Progress progress, @Nullable Throwable lastFailure) {
    super(
        "Timed out after %s waiting for %s to be %s%s%s"
            .formatted(
                Durations.text(progress.limit()),
                progress.subject(),
                progress.wanted(),
                lastState(progress),
                lastFailure == null ? "" : "; last failure: " + lastFailure.getMessage()),
        progress,
        lastFailure);
  }
}
