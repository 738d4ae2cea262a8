package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.Nullable;

/** What was waited for is in a failure state, or too many polls in a row failed. */
public final class WaitFailedException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitFailedException(String why, Progress progress, @Nullable Throwable cause) {
    super(why + "; last state: " + progress, progress, cause);
  }
}
