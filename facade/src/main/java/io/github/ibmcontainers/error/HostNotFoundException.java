package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The name of the server is not known to this machine's name service. */
public final class HostNotFoundException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param cause what the HTTP stack said
   */
  public HostNotFoundException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
