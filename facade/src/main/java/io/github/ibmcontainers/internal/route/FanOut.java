package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.internal.concurrent.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs several calls concurrently. A thread that waits for a call that hasn't started runs the call
 * itself. Calls therefore never wait for a free thread, and a bounded executor can't deadlock.
 */
public final class FanOut {
  private FanOut() {}

  /**
   * Returns the results of all tasks in order.
   *
   * @throws CallCanceledException if the thread is interrupted, which cancels the other calls
   */
  public static <T> List<T> all(Executor executor, List<Supplier<T>> tasks) {
    List<FutureTask<T>> running = new ArrayList<>();
    for (Supplier<T> task : tasks) {
      FutureTask<T> one = start(executor, task);
      running.add(one);
    }
    List<T> results = new ArrayList<>();
    try {
      for (FutureTask<T> one : running) {
        results.add(result(one));
      }
      return results;
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }

  /**
   * Submits a call. It starts when the executor has a free thread or a thread waits for its result.
   */
  public static <T> FutureTask<T> start(Executor executor, Supplier<T> task) {
    FutureTask<T> one = new FutureTask<>(task::get);
    executor.execute(one);
    return one;
  }

  /**
   * Returns the result of a task, and runs the task if no other thread has started it.
   *
   * @throws CallCanceledException if the thread is interrupted
   */
  public static <T> T result(FutureTask<T> task) {
    task.run();
    return Futures.join(
        task, e -> new CallCanceledException("Interrupted while waiting for responses", null));
  }
}
