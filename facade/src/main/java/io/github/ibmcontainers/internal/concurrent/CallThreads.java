package io.github.ibmcontainers.internal.concurrent;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Threads for concurrent calls: virtual threads from Java 21 on, daemon threads before. */
public final class CallThreads {
  private CallThreads() {}

  /**
   * Returns an executor that runs each task on a thread of its own.
   *
   * @param name the name of its daemon threads
   */
  public static ExecutorService newExecutor(String name) {
    ExecutorService virtual = virtual();
    return virtual == null ? DaemonThreads.newPool(name) : virtual;
  }

  /**
   * Returns an executor for tasks that are part of a call. Before Java 21, tasks wait if all its
   * threads are busy.
   *
   * @param name the name of its daemon threads
   * @param most the number of daemon threads at most
   */
  public static ExecutorService newExecutor(String name, int most) {
    ExecutorService virtual = virtual();
    return virtual == null ? DaemonThreads.newPool(name, most) : virtual;
  }

  private static @Nullable ExecutorService virtual() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // Before Java 21, or without its preview features.
      return null;
    }
  }
}
