package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The call was cancelled, or its thread interrupted; the interrupt flag is kept. */
public final class CallCanceledException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param cause what the HTTP stack said
   */
  public CallCanceledException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
