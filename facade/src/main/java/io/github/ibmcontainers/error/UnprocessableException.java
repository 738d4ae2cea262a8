package io.github.ibmcontainers.error;

/** Status 422: understood, and refused for what it says. */
public final class UnprocessableException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public UnprocessableException(String message, ErrorDetails details) {
    super(message, details);
  }
}
