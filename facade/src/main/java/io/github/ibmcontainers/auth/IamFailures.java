package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;

/** Classifies failures of IAM. */
final class IamFailures {
  private IamFailures() {}

  /** Returns whether a later request may succeed. */
  static boolean isTransient(Throwable failure) {
    return failure instanceof IamUnavailableException || failure instanceof IamRateLimitedException;
  }

  /**
   * Returns whether IAM would reject the same request again. A missing token file doesn't count: it
   * may appear later.
   */
  static boolean isLasting(Throwable failure) {
    return failure instanceof AccountMismatchException
        || failure instanceof AccountSelectionException
        || (failure instanceof AuthenticationException refused
            && refused.httpStatus().isPresent()
            && !isTransient(failure));
  }

  /** Returns whether IAM deferred the request without processing it. */
  static boolean isDeferred(Throwable failure) {
    return failure instanceof IamRateLimitedException
        || (failure instanceof AuthenticationException refused
            && refused.httpStatus().orElse(0) == 503);
  }
}
