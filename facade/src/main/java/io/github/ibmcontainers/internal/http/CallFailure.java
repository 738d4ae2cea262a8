package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;

/**
 * Carries one of our exceptions through OkHttp, which on its asynchronous path takes nothing but an
 * {@link IOException} for a failure of the call.
 */
public final class CallFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ContainersException failure;

  CallFailure(ContainersException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /** What to throw to the caller. */
  public ContainersException failure() {
    return failure;
  }
}
