package io.github.ibmcontainers.error;

/** Status 401: the service does not accept the token, also not a fresh one. */
public final class UnauthorizedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public UnauthorizedException(String message, ErrorDetails details) {
    super(message, details);
  }
}
