package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/**
 * IAM rejected the credential: an unknown API key, a wrong password, or a locked user. Not worth a
 * retry.
 */
public final class BadCredentialException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM, or {@link IamError#NONE}
   * @param cause the cause, or {@code null}
   */
  public BadCredentialException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }
}
