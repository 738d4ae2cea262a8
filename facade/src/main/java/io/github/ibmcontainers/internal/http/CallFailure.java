package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;

/**
 * Carries a typed exception through OkHttp, whose interceptors may throw only {@link IOException}.
 */
public final class CallFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ContainersException failure;

  /** Wraps an exception. */
  public CallFailure(ContainersException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /** Returns the exception to throw to the caller. */
  public ContainersException failure() {
    return failure;
  }
}
