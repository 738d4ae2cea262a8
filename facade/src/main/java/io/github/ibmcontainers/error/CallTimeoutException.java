package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No response was received in time. The outcome of the call is unknown. */
public final class CallTimeoutException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param cause the failure reported by OkHttp
   */
  public CallTimeoutException(String message, @Nullable IOException cause) {
    super(message, cause);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
