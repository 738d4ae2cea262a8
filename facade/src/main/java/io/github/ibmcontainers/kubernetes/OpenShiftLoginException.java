package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login to an OpenShift cluster's OAuth server failed. */
public final class OpenShiftLoginException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String oauthError;

  OpenShiftLoginException(String message, int status, @Nullable String oauthError) {
    super(message, IamError.NONE, null);
    this.status = status;
    this.oauthError = oauthError;
  }

  /** Returns the HTTP status of the response, or 0 if no request was sent. */
  public int status() {
    return status;
  }

  /** Returns the OAuth error code, such as {@code access_denied}. */
  public Optional<String> oauthError() {
    return Optional.ofNullable(oauthError);
  }
}
