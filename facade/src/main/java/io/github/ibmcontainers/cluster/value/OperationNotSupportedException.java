package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.error.ContainersException;

/**
 * The service doesn't support an action for clusters of this provider. No request was sent; the
 * message says what to do instead.
 */
public final class OperationNotSupportedException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final Provider provider;

  /** Thrown by the client before it sends a request. */
  public OperationNotSupportedException(String action, Provider provider, String message) {
    super(message, null);
    this.action = action;
    this.provider = provider;
  }

  /** Returns the action, as named in the table of the documentation. */
  public String action() {
    return action;
  }

  /** Returns the provider. */
  public Provider provider() {
    return provider;
  }
}
