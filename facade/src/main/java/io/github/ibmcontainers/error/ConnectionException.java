package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The connection was refused, could not be established, or broke. If it broke, the outcome of the
 * call is unknown.
 */
public final class ConnectionException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param cause the failure reported by OkHttp
   */
  public ConnectionException(String message, @Nullable IOException cause) {
    super(message, cause);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
