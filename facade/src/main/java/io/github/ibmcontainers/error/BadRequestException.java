package io.github.ibmcontainers.error;

/** Status 400: the service does not accept what was asked. */
public final class BadRequestException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public BadRequestException(String message, ErrorDetails details) {
    super(message, details);
  }
}
