package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.error.ContainersException;

/**
 * The service has no operation for an action on clusters of this provider. Nothing was sent; the
 * message names what is possible.
 */
public final class NoRouteException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final Provider provider;

  /** Thrown by the client before anything is sent. */
  public NoRouteException(String action, Provider provider, String message) {
    super(message, null);
    this.action = action;
    this.provider = provider;
  }

  /** The action, as it stands in the table of routes. */
  public String action() {
    return action;
  }

  /** The provider that does not have it. */
  public Provider provider() {
    return provider;
  }
}
