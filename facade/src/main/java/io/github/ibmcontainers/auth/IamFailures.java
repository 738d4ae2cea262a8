package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Tells failures apart. */
final class IamFailures {
  private IamFailures() {}

  /** Whether asking again later may help. */
  static boolean isTransient(Throwable failure) {
    return failure instanceof IamUnavailableException || failure instanceof IamRateLimitedException;
  }

  /**
   * Whether the same request would be refused again; a file that is missing may come, an answer
   * stands.
   */
  static boolean isLasting(Throwable failure) {
    return failure instanceof AccountMismatchException
        || failure instanceof AccountSelectionException
        || (failure instanceof AuthenticationException refused
            && refused.httpStatus().isPresent()
            && !isTransient(failure));
  }

  /** Whether the server cannot have made use of the request: it did not get it or put it off. */
  static boolean wasNotRead(AuthenticationException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || failure instanceof IamRateLimitedException
        || failure.httpStatus().orElse(0) == 503;
  }
}
