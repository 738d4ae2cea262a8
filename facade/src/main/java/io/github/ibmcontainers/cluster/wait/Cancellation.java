package io.github.ibmcontainers.cluster.wait;

/** Cancels waits from another thread. Thread-safe; can't be reset. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Creates a cancellation that isn't canceled. */
  public Cancellation() {}

  /** Cancels the waits that use it, immediately or after the request in progress. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether it was canceled. */
  public boolean isCancelled() {
    return cancelled;
  }
}
