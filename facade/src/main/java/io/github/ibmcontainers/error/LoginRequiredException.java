package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/**
 * The session has expired and can't be renewed: the refresh token expired, the session is inactive,
 * or a passcode has already been used. Log in again.
 */
public final class LoginRequiredException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM, or {@link IamError#NONE}
   * @param cause the cause, or {@code null}
   */
  public LoginRequiredException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }
}
