package io.github.ibmcontainers.internal.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a client is open, and what ends when it is closed. Thread-safe. */
public final class ClientLifetime {
  private final Map<Object, Runnable> ends = new ConcurrentHashMap<>();
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
   * Registers a resource that ends when the client is closed, or immediately if it is closed
   * already.
   *
   * @param end ends the resource; idempotent
   */
  public void add(Object resource, Runnable end) {
    ends.put(resource, end);
    if (closed) {
      end.run();
    }
  }

  /** Removes a resource that has ended. */
  public void remove(Object resource) {
    ends.remove(resource);
  }

  void close() {
    closed = true;
    ends.values().forEach(Runnable::run);
  }
}
