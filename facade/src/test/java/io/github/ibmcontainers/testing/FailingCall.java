package io.github.ibmcontainers.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A call that runs in its own thread and is expected to throw an exception. */
public final class FailingCall {
  private static final int TIMEOUT_SECONDS = 30;

  private record End(Throwable failure, boolean interrupted) {}

  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final Thread thread;

  private FailingCall(ThrowingCallable call, Function<Runnable, Thread> threads) {
    thread = threads.apply(() -> run(call));
  }

  /** Starts a call in a platform thread. */
  public static FailingCall start(ThrowingCallable call) {
    return start(call, Thread::new);
  }

  /**
   * Starts a call.
   *
   * @param threads creates the thread, which isn't started yet
   */
  public static FailingCall start(ThrowingCallable call, Function<Runnable, Thread> threads) {
    FailingCall started = new FailingCall(call, threads);
    started.thread.start();
    return started;
  }

  private void run(ThrowingCallable call) {
    Throwable failure = new AssertionError("The call returned");
    try {
      call.call();
    } catch (Throwable e) {
      failure = e;
    }
    end.complete(new End(failure, Thread.currentThread().isInterrupted()));
  }

  /** Returns the thread of the call. */
  public Thread thread() {
    return thread;
  }

  /** Waits for the call to end and returns the exception. */
  public Throwable failure() throws Exception {
    return end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).failure();
  }

  /** Returns whether the interrupt flag of the thread was set at the end of the call. */
  public boolean interrupted() throws Exception {
    return end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).interrupted();
  }
}
