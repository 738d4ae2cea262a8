package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import java.net.ConnectException;

/** Classifies failures of a request. */
public final class TransientFailures {
  private TransientFailures() {}

  /** Returns whether a later request may succeed, whatever the state of what it asks for. */
  public static boolean isTransient(ContainersException e) {
    return e.isTransient();
  }

  /**
   * Returns whether the service may have performed the request although it failed. It hasn't if
   * there was no connection, or no time to send the request.
   */
  public static boolean leavesDoubt(ContainersException e) {
    return e instanceof ServerException
        || e instanceof RateLimitedException
        || e instanceof InvalidResponseException
        || (e instanceof ConnectionException && !(e.getCause() instanceof ConnectException))
        || (e instanceof CallTimeoutException && e.getCause() != null)
        || e instanceof CallCanceledException
        || (e instanceof ServiceException refusal && refusal.status() == 408);
  }
}
