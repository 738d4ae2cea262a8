package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The call was canceled or its thread interrupted. The interrupt flag stays set. */
public final class CallCanceledException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param cause the failure reported by OkHttp
   */
  public CallCanceledException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
