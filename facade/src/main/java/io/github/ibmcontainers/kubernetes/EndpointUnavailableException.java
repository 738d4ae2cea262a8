package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;

/**
 * The requested endpoint is disabled or doesn't exist for the cluster. The message lists the
 * available endpoints.
 */
public final class EndpointUnavailableException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final ClusterEndpoint endpoint;

  EndpointUnavailableException(ClusterEndpoint endpoint, String message) {
    super(message, null);
    this.endpoint = endpoint;
  }

  /** Returns the requested endpoint. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }
}
