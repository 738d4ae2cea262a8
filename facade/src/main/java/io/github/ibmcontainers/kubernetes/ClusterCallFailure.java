package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;

/** Carries one of our exceptions through OkHttp, which takes nothing but an {@link IOException}. */
final class ClusterCallFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ContainersException failure;

  ClusterCallFailure(ContainersException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  ContainersException failure() {
    return failure;
  }
}
