package io.github.ibmcontainers.internal.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of a client, open or closed, and the resources to release when it is closed.
 * Thread-safe.
 */
public final class ClientLifetime {
  private final Map<Object, Runnable> resources = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Returns whether the client is closed. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Checks that the client is open.
   *
   * @throws IllegalStateException if it is closed
   */
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
  }

  /**
   * Registers a resource that is released when the client is closed, or immediately if the client
   * is already closed.
   *
   * @param release releases the resource; idempotent
   */
  public void add(Object resource, Runnable release) {
    resources.put(resource, release);
    if (closed) {
      release.run();
    }
  }

  /** Removes a resource that was released. */
  public void remove(Object resource) {
    resources.remove(resource);
  }

  void close() {
    closed = true;
    resources.values().forEach(Runnable::run);
  }
}
