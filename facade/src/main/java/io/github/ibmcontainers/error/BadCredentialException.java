package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/**
 * IAM refused the credential: an unknown API key, a wrong password, a locked user. Asking again
 * does not help.
 */
public final class BadCredentialException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said, or {@link IamError#NONE}
   * @param cause what led to it, or {@code null}
   */
  public BadCredentialException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }
}
