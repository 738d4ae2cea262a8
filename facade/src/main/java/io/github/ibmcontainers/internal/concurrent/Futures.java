package io.github.ibmcontainers.internal.concurrent;

import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for futures and unwraps their failures. */
public final class Futures {
  /** The delay after which a condition is checked again. */
  private static final long SLICE_MILLIS = 20;

  private Futures() {}

  /**
   * Waits for a result. The failure of a task is thrown as it is.
   *
   * @param interrupted makes the exception for an interrupt; the thread's flag stays set
   */
  public static <T extends @Nullable Object> T join(
      Future<T> future, Function<InterruptedException, ? extends RuntimeException> interrupted) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted.apply(e);
    } catch (ExecutionException | CancellationException e) {
      Throwable failure = unwrap(e);
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Waits until a future is done or the condition holds.
   *
   * @return whether the future is done
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean await(Future<?> future, BooleanSupplier until) throws InterruptedException {
    while (!future.isDone() && !until.getAsBoolean()) {
      try {
        Object unused = future.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException | CancellationException e) {
        // Done, or time to check the condition.
      }
    }
    return future.isDone();
  }

  /**
   * Waits for a result within an OkHttp call. The failure of the task is thrown as it is.
   *
   * @param canceled whether the call is canceled
   * @throws IOException if the call is canceled, or the thread interrupted; the thread's flag stays
   *     set
   */
  public static <T extends @Nullable Object> T joinWithin(
      Future<T> future, BooleanSupplier canceled) throws IOException {
    try {
      if (!await(future, canceled)) {
        throw new IOException("Canceled");
      }
    } catch (InterruptedException e) {
      throw Pauses.interrupted(e);
    }
    return join(future);
  }

  /** As {@link #join(Future, Function)}, of a future that is done. */
  public static <T extends @Nullable Object> T join(Future<T> done) {
    return join(done, IllegalStateException::new);
  }

  /** Returns what an {@link ExecutionException} or {@link CompletionException} wraps. */
  public static Throwable unwrap(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof ExecutionException || inner instanceof CompletionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
