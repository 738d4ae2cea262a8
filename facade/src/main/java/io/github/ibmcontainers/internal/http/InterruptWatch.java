package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.concurrent.DaemonThreads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import okhttp3.Call;

/**
 * Cancels the calls of threads that have been interrupted, those that were canceled, and all calls
 * on {@link #close()}. One daemon thread watches all calls in progress and ends when it has been
 * idle for a while.
 */
final class InterruptWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 10;
  private static final int IDLE_LOOKS = 200;

  private final Map<Call, BooleanSupplier> callers = new ConcurrentHashMap<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean closed;
  private final ExecutorService executor = DaemonThreads.newPool("ibm-containers-interrupts");

  /**
   * Starts to watch the current thread on behalf of a call.
   *
   * @param cancelled whether the call has been canceled in another way
   */
  void enter(Call call, BooleanSupplier cancelled) {
    Thread caller = Thread.currentThread();
    callers.put(call, () -> caller.isInterrupted() || cancelled.getAsBoolean());
    start();
    if (closed) {
      call.cancel();
    }
  }

  /** Ends the watch. */
  void leave(Call call) {
    callers.remove(call);
  }

  private void start() {
    if (!running.get() && running.compareAndSet(false, true)) {
      try {
        executor.execute(this::watch);
      } catch (RejectedExecutionException e) {
        // Closed.
        running.set(false);
      }
    }
  }

  private void watch() {
    try {
      for (int idle = 0; idle < IDLE_LOOKS; idle = callers.isEmpty() ? idle + 1 : 0) {
        callers.forEach(
            (call, ended) -> {
              if (ended.getAsBoolean()) {
                callers.remove(call);
                call.cancel();
              }
            });
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.set(false);
    }
    if (!callers.isEmpty() && !Thread.currentThread().isInterrupted()) {
      start();
    }
  }

  @Override
  public void close() {
    closed = true;
    callers.keySet().forEach(Call::cancel);
    executor.shutdownNow();
  }
}
