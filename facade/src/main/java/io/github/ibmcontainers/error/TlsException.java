package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate is not trusted, is not for this host, or no secure connection came
 * about.
 */
public final class TlsException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param cause what the HTTP stack said
   */
  public TlsException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
