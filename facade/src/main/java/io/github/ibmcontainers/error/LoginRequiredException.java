package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/**
 * The session is over and cannot be renewed: the refresh token expired, the session is inactive or
 * a passcode was used up. A person has to log in again.
 */
public final class LoginRequiredException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said, or {@link IamError#NONE}
   * @param cause what led to it, or {@code null}
   */
  public LoginRequiredException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }
}
