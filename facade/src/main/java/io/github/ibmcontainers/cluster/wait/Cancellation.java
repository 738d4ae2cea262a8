package io.github.ibmcontainers.cluster.wait;

/** Cancels calls and waits from another thread. Thread-safe; can't be reset. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Creates a cancellation that isn't canceled. */
  public Cancellation() {}

  /**
   * Cancels the calls and waits that use it. A call that got it by its options ends at once, also
   * during a request; a wait ends after the request in progress.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether it was canceled. */
  public boolean isCancelled() {
    return cancelled;
  }
}
