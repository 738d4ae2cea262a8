package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.error.TransportException;

/** Which failures say nothing of the thing that was looked at, and may be gone at the next look. */
public final class Blips {
  private Blips() {}

  public static boolean isBlip(ContainersException e) {
    return e instanceof ServerException
        || e instanceof RateLimitedException
        || e instanceof InvalidResponseException
        || e instanceof IamUnavailableException
        || e instanceof IamRateLimitedException
        || (e instanceof TransportException
            && !(e instanceof CallCanceledException)
            && !(e instanceof TlsException));
  }

  /** Whether the service may have done what it was asked, though it did not say so. */
  public static boolean leavesDoubt(ContainersException e) {
    return e instanceof ServerException
        || e instanceof InvalidResponseException
        || e instanceof ConnectionException
        || e instanceof CallTimeoutException
        || e instanceof CallCanceledException
        || (e instanceof ServiceException refusal && refusal.status() == 408);
  }
}
