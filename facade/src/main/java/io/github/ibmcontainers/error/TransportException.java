package io.github.ibmcontainers.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No complete response was received. Subclasses tell the reasons apart: {@link
 * HostNotFoundException}, {@link ConnectionException}, {@link TlsException}, {@link
 * CallTimeoutException}, {@link CallCanceledException}.
 */
public abstract sealed class TransportException extends ContainersException
    permits HostNotFoundException,
        ConnectionException,
        TlsException,
        CallTimeoutException,
        CallCanceledException {
  private static final long serialVersionUID = 1L;

  TransportException(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
