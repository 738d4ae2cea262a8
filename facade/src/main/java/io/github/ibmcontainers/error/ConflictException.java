package io.github.ibmcontainers.error;

/** Status 409: the resource already exists, or its state does not allow the action. */
public final class ConflictException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public ConflictException(String message, ErrorDetails details) {
    super(message, details);
  }
}
