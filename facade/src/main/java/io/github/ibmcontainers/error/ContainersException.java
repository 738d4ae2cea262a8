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

  /** Returns what failed, where, and why; without secrets. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
