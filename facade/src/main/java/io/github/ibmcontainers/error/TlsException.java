package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The server's certificate is not trusted or not valid for the host, or the handshake failed. */
public final class TlsException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param cause the failure reported by OkHttp
   */
  public TlsException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
