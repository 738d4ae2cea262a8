package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer did not come in time. Whether the action happened is then unknown. */
public final class CallTimeoutException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param cause what the HTTP stack said
   */
  public CallTimeoutException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
