package io.github.ibmcontainers.auth;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Daemon threads that come when needed and go when idle. Thread-safe. */
final class DaemonExecutor implements Executor {
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "ibm-containers-token");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Interrupts what runs; nothing new is taken. */
  void shutDown() {
    threads.shutdownNow();
  }
}
