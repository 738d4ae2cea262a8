package io.github.ibmcontainers.cluster.wait;

/** Ends a wait from another thread. Safe for use by many threads; once cancelled, it stays so. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Not cancelled yet. */
  public Cancellation() {}

  /** Ends the waits that have it, at once or after the call that is under way. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether it was cancelled. */
  public boolean isCancelled() {
    return cancelled;
  }
}
