package io.github.ibmcontainers.error;

/** Status 5xx: the service failed. Whether the action happened is then unknown. */
public final class ServerException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public ServerException(String message, ErrorDetails details) {
    super(message, details);
  }
}
