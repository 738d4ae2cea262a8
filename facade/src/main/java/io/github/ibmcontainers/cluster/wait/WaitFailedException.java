package io.github.ibmcontainers.cluster.wait;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state can't be reached: the resource doesn't exist or no longer exists, its state is a
 * failure, or polling fails.
 */
public final class WaitFailedException extends WaitException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason the reason why the wanted state can't be reached; empty if the last state is the
   *     reason
   */
  public WaitFailedException(String reason, Progress progress, @Nullable Throwable cause) {
    super(
        "%s won't be %s%s%s"
            .formatted(
                capitalized(progress.subject()),
                progress.wanted(),
                reason.isEmpty() ? "" : ": " + reason,
                lastState(progress)),
        progress,
        cause);
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
