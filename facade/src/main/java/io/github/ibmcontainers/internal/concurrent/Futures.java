package io.github.ibmcontainers.internal.concurrent;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for futures and unwraps their failures. */
public final class Futures {
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
