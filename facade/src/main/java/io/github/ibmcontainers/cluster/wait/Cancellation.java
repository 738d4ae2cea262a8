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
   * Returns a cancellation that is canceled as soon as one of the given ones is, or itself.
   *
   * @param others the others
   */
  public static Cancellation anyOf(Cancellation... others) {
    return new Cancellation(List.of(others));
  }

  /**
   * Cancels the calls and waits that use it. Each ends at once, also during a request. A request
   * over HTTP/2 leaves its connection open; one over HTTP/1.1 closes it.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether it was canceled. */
  public boolean isCancelled() {
    return cancelled || others.stream().anyMatch(Cancellation::isCancelled);
  }
}
