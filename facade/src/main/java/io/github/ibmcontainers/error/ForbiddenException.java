package io.github.ibmcontainers.error;

/** Status 403: the token is good, the permission is missing. Never tried again. */
public final class ForbiddenException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public ForbiddenException(String message, ErrorDetails details) {
    super(message, details);
  }
}
