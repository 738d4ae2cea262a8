package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;

/**
 * The endpoint that was asked for is disabled or does not exist for this cluster. The message says
 * what does.
 */
public final class EndpointUnavailableException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final ClusterEndpoint endpoint;

  EndpointUnavailableException(ClusterEndpoint endpoint, String message) {
    super(message, null);
    this.endpoint = endpoint;
  }

  /** What was asked for. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }
}
