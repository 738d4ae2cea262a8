package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/** What was waited for did not come in time. */
public final class WaitTimeoutException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitTimeoutException(Progress progress, @Nullable Throwable last) {
    super(
        "Waited in vain for " + Durations.text(progress.limit()) + "; " + progress, progress, last);
  }
}
