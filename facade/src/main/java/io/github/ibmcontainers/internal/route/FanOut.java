package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.internal.concurrent.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs several calls at once. Whoever waits for a call that has not started runs it, so calls never
 * wait for a free thread of the executor, and an executor with a bound can't run into a deadlock.
 */
public final class FanOut {
  private FanOut() {}

  /**
   * The results of all tasks, in their order.
   *
   * @throws CallCanceledException if the thread is interrupted; the other calls are cancelled then
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

  /** Starts a call as soon as the executor has a thread for it, or its result is waited for. */
  public static <T> FutureTask<T> start(Executor executor, Supplier<T> task) {
    FutureTask<T> one = new FutureTask<>(task::get);
    executor.execute(one);
    return one;
  }

  /**
   * Returns the result of a task, and runs it unless another thread does or has.
   *
   * @throws CallCanceledException if the thread is interrupted
   */
  public static <T> T result(FutureTask<T> task) {
    task.run();
    return Futures.join(
        task, e -> new CallCanceledException("Interrupted while waiting for responses", null));
  }
}
