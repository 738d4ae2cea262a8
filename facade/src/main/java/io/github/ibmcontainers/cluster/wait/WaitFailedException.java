package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.Nullable;

/**
 * What was waited for cannot come any more: the state that was seen is one of failure, or looking
 * itself fails.
 */
public final class WaitFailedException extends WaitException {
  private static final long serialVersionUID = 1L;

  /** Thrown by the {@code await} methods. */
  public WaitFailedException(String why, Progress progress, @Nullable Throwable cause) {
    super(why + "; " + progress, progress, cause);
  }
}
