package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/** IAM could not be reached, or returned a server error or an invalid response. Retry later. */
public final class IamUnavailableException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM, or {@link IamError#NONE}
   * @param cause the cause, or {@code null}
   */
  public IamUnavailableException(String message, IamError error, @Nullable Throwable cause) {
    super(message, error, cause);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
