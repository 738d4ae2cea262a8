package io.github.ibmcontainers.error;

/** Status 5xx: the service failed. The outcome of the call is unknown. */
public final class ServerException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public ServerException(String message, ErrorDetails details) {
    super(message, details);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
