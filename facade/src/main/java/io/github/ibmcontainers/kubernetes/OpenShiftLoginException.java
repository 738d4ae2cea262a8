package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An OpenShift cluster's OAuth server gave no token. */
public final class OpenShiftLoginException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String oauthError;

  OpenShiftLoginException(String message, int status, @Nullable String oauthError) {
    super(message, IamError.NONE, null);
    this.status = status;
    this.oauthError = oauthError;
  }

  /** The HTTP status of the answer; 0 if none was asked for. */
  public int status() {
    return status;
  }

  /** OAuth's own word, such as {@code access_denied}. */
  public Optional<String> oauthError() {
    return Optional.ofNullable(oauthError);
  }
}
