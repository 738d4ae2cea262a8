package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/**
 * IAM could not be reached, answered with a server error or with something that is no token. Asking
 * again later may help.
 */
public final class IamUnavailableException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said, or {@link IamError#NONE}
   * @param cause what led to it, or {@code null}
   */
  public IamUnavailableException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }
}
