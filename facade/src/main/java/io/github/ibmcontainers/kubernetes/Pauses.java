package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits between two attempts. */
final class Pauses {
  private Pauses() {}

  /**
   * @param what for the message: "waiting for ..."
   * @throws CallCanceledException if the thread is interrupted; its flag stays set
   */
  static void sleep(TimeSource time, Duration pause, String what) {
    try {
      time.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException cause = new InterruptedIOException("interrupted");
      cause.initCause(e);
      throw new CallCanceledException("Interrupted while " + what, cause);
    }
  }
}
