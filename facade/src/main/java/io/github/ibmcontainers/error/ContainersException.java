package io.github.ibmcontainers.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Superclass of the exceptions of this library. */
public abstract class ContainersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, where, and why; without secrets
   * @param cause the cause, or {@code null}
   */
  protected ContainersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns whether the same call may succeed later: the service or IAM was unavailable, limited
   * the rate, or returned an invalid response, or there was no network. A failure before the login,
   * such as {@link IamUnavailableException}, and a {@link TransportException} of the call itself
   * are treated alike.
   */
  public boolean isTransient() {
    return false;
  }

  /** Returns what failed, where, and why; without secrets. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
