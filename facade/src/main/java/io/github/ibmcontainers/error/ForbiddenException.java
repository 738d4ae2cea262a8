package io.github.ibmcontainers.error;

/** Status 403: the token is valid, but a permission is missing. Never retried. */
public final class ForbiddenException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public ForbiddenException(String message, ErrorDetails details) {
    super(message, details);
  }
}
