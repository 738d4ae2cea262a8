package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The connection was refused, could not be made or broke. After a break it is unknown whether the
 * request arrived.
 */
public final class ConnectionException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param cause what the HTTP stack said
   */
  public ConnectionException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
