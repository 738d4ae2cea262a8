package io.github.ibmcontainers.error;

/** Status 404: it does not exist, or not in this account, resource group and region. */
public final class NotFoundException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   * @param details what the answer said
   */
  public NotFoundException(String message, ErrorDetails details) {
    super(message, details);
  }
}
