package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The host name can't be resolved. */
public final class HostNotFoundException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param cause the failure reported by OkHttp
   */
  public HostNotFoundException(String message, @Nullable IOException cause) {
    super(message, cause);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
