package io.github.ibmcontainers.internal.concurrent;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a blocking call on an executor. */
public final class AsyncCall {
  private AsyncCall() {}

  /**
   * Starts a call.
   *
   * @return its outcome; if the future completes in any other way, such as by {@code cancel} or
   *     {@code orTimeout}, the thread of the call is interrupted
   */
  public static <T extends @Nullable Object> CompletableFuture<T> start(
      Executor executor, Supplier<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    FutureTask<T> task =
        new FutureTask<>(call::get) {
          @Override
          protected void done() {
            settle(this, outcome);
          }
        };
    CompletableFuture<T> unused = outcome.whenComplete((value, failure) -> task.cancel(true));
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      outcome.completeExceptionally(
          new IllegalStateException("The client or its executor is closed", e));
    }
    return outcome;
  }

  private static <T extends @Nullable Object> void settle(
      FutureTask<T> task, CompletableFuture<T> outcome) {
    try {
      outcome.complete(task.get());
    } catch (InterruptedException e) {
      // Not thrown by a task that is done.
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CancellationException e) {
      outcome.completeExceptionally(Futures.unwrap(e));
    }
  }
}
