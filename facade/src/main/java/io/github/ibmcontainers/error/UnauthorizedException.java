package io.github.ibmcontainers.error;

/** Status 401: the service rejected the token and also a new one. */
public final class UnauthorizedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public UnauthorizedException(String message, ErrorDetails details) {
    super(message, details);
  }
}
