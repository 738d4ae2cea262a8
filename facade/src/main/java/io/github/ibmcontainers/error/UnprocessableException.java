package io.github.ibmcontainers.error;

/** Status 422: the request is well-formed, but its content was rejected. */
public final class UnprocessableException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public UnprocessableException(String message, ErrorDetails details) {
    super(message, details);
  }
}
