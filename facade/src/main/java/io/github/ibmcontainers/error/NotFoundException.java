package io.github.ibmcontainers.error;

/** Status 404: the resource does not exist in this account, resource group, and region. */
public final class NotFoundException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public NotFoundException(String message, ErrorDetails details) {
    super(message, details);
  }
}
