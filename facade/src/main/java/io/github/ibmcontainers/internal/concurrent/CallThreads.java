package io.github.ibmcontainers.internal.concurrent;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for concurrent calls: virtual threads from Java 21 on, daemon threads before. */
public final class CallThreads {
  private CallThreads() {}

  /**
   * Returns an executor that runs each task on a thread of its own.
   *
   * @param name the name of its daemon threads
   */
  public static ExecutorService newExecutor(String name) {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // Before Java 21, or without its preview features.
      return DaemonThreads.newPool(name);
    }
  }
}
