package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.ExplainedFailure;
import java.io.IOException;

/**
 * Carries a typed exception through OkHttp, whose interceptors may throw only {@link IOException}.
 */
public final class CallFailure extends IOException implements ExplainedFailure {
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

  @Override
  public String explanation() {
    return String.valueOf(failure.getMessage());
  }
}
