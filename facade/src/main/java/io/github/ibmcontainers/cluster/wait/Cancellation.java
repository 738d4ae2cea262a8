package io.github.ibmcontainers.cluster.wait;

import java.util.List;

/** Cancels calls and waits from another thread. Thread-safe; can't be reset. */
public final class Cancellation {
  private final List<Cancellation> others;
  private volatile boolean cancelled;

  /** Creates a cancellation that isn't canceled. */
  public Cancellation() {
    this(List.of());
  }

  private Cancellation(List<Cancellation> others) {
    this.others = others;
  }

  /**
   * Returns a cancellation that is canceled if it or any of the given ones is canceled.
   *
   * @param others the other cancellations
   */
  public static Cancellation anyOf(Cancellation... others) {
    return new Cancellation(List.of(others));
  }

  /**
   * Cancels the calls and waits that use this object. They end immediately, even during a request.
   * Canceling a request closes its connection with HTTP/1.1, but not with HTTP/2.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether it was canceled. */
  public boolean isCancelled() {
    return cancelled || others.stream().anyMatch(Cancellation::isCancelled);
  }
}
