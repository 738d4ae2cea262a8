package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/** A wait reached its time limit. */
public final class WaitTimeoutException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitTimeoutException(Progress progress, @Nullable Throwable last) {
    super(
        "Timed out after " + Durations.text(progress.limit()) + "; last state: " + progress,
        progress,
        last);
  }
}
