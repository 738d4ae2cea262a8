package io.github.ibmcontainers.internal.time;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import okhttp3.Call;

/** Pauses that an interrupt ends immediately; the thread's interrupt flag stays set. */
public final class Pauses {
  private Pauses() {}

  /**
   * Pauses.
   *
   * @param what the activity for the message: "waiting for ..."
   * @throws CallCanceledException if the thread is interrupted
   */
  public static void sleep(TimeSource time, Duration pause, String what) {
    sleep(time, pause, () -> false, what);
  }

  /**
   * Pauses until the duration has elapsed or the condition holds.
   *
   * @param what the activity for the message: "waiting for ..."
   * @throws CallCanceledException if the thread is interrupted
   */
  public static void sleep(TimeSource time, Duration pause, BooleanSupplier until, String what) {
    try {
      time.sleep(pause, until);
    } catch (InterruptedException e) {
      throw new CallCanceledException("Interrupted while " + what, interrupted(e));
    }
  }

  /**
   * Pauses within an OkHttp call; canceling the call ends the pause.
   *
   * @throws IOException if the call is canceled or the thread interrupted
   */
  public static void sleep(TimeSource time, Duration pause, Call call) throws IOException {
    sleep(time, pause, call, () -> false);
  }

  /**
   * As {@link #sleep(TimeSource, Duration, Call)}, until the condition holds.
   *
   * @throws IOException if the call is canceled or the thread interrupted
   */
  public static void sleep(TimeSource time, Duration pause, Call call, BooleanSupplier until)
      throws IOException {
    try {
      time.sleep(pause, () -> call.isCanceled() || until.getAsBoolean());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (call.isCanceled()) {
      throw new IOException("Canceled");
    }
  }

  /** Sets the thread's interrupt flag again if the exception has cleared it. */
  public static void restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the I/O failure for an interrupt; sets the thread's flag again. */
  public static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException failure = new InterruptedIOException("interrupted");
    failure.initCause(e);
    return failure;
  }
}
