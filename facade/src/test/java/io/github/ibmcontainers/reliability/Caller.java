package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.exchange.Calls;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Makes calls on its own threads and classifies their outcomes. */
final class Caller implements AutoCloseable {
  private static final int HANGING_SECONDS = 30;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Findings findings;

  Caller(Findings findings) {
    this.findings = findings;
  }

  /** The outcome of a call, and its exception. */
  record Outcome(End end, String failure) {
    boolean success() {
      return end == End.RESULT;
    }
  }

  /** The kinds of outcome. */
  enum End {
    RESULT,
    /** A typed exception of the library. */
    FAILURE,
    /** A broken promise, which was added to the findings. */
    BROKEN
  }

  /**
   * Makes a call.
   *
   * @param cell the cell's name in reports
   * @param nothingDone whether nothing has been changed: only then may an argument be rejected
   */
  Outcome make(
      String cell,
      Mode mode,
      ContainersClient client,
      Callable<?> call,
      BooleanSupplier nothingDone)
      throws InterruptedException {
    Future<Outcome> end = threads.submit(() -> end(mode, client, call, nothingDone));
    try {
      return end.get(HANGING_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      findings.note(Findings.Kind.UNTYPED, cell, where(e.getCause()));
    } catch (TimeoutException e) {
      end.cancel(true);
      findings.note(Findings.Kind.HANGING, cell, "");
    }
    return new Outcome(End.BROKEN, "");
  }

  private static Outcome end(
      Mode mode, ContainersClient client, Callable<?> call, BooleanSupplier nothingDone)
      throws Exception {
    try {
      // Evaluates the values that views compute when printed.
      Objects.requireNonNull(String.valueOf(mode.make(client, call)));
      return new Outcome(End.RESULT, "");
    } catch (ContainersException e) {
      return new Outcome(End.FAILURE, where(e));
    } catch (IllegalArgumentException e) {
      // The response's provider doesn't support the argument.
      if (nothingDone.getAsBoolean()) {
        return new Outcome(End.FAILURE, where(e));
      }
      throw e;
    } catch (RuntimeException e) {
      // The call's own expression used a value that is missing in a spoiled response.
      if (Calls.threw(e)) {
        return new Outcome(End.FAILURE, where(e));
      }
      throw e;
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new ExecutionException(e);
    }
  }

  static String where(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("io.github.ibmcontainers")) {
        return text.append(" at ").append(frame).toString();
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("A call is still running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
