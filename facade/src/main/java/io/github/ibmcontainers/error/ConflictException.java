package io.github.ibmcontainers.error;

/** Status 409: it exists already, or is in a state that does not allow the action. */
public final class ConflictException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public ConflictException(String message, ErrorDetails details) {
    super(message, details);
  }
}
