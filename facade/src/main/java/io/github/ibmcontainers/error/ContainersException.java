package io.github.ibmcontainers.error;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that this library throws on purpose. */
public abstract class ContainersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for a person: what failed, where and why; free of secrets
   * @param cause what led to it, or {@code null}
   */
  protected ContainersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
