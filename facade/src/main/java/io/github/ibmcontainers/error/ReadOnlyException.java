package io.github.ibmcontainers.error;

/** A read-only client was asked to change something. No request was sent. */
public final class ReadOnlyException extends ContainersException {
  private static final long serialVersionUID = 1L;

  /** Called by the client. */
  public ReadOnlyException(String message) {
    super(message, null);
  }
}
