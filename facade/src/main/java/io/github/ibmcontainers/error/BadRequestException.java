package io.github.ibmcontainers.error;

/** Status 400: the service rejected the request as invalid. */
public final class BadRequestException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public BadRequestException(String message, ErrorDetails details) {
    super(message, details);
  }
}
