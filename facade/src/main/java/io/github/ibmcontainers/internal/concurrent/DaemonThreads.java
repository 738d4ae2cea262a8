package io.github.ibmcontainers.internal.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Thread pools that never keep a JVM alive. */
public final class DaemonThreads {
  private static final long IDLE_SECONDS = 5;

  private DaemonThreads() {}

  /**
   * Returns a pool without bound whose daemon threads start on demand and end after 5 idle seconds.
   *
   * @param name the name of its threads
   */
  public static ExecutorService newPool(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        daemons(name));
  }

  /**
   * Returns a pool with a bound, in which further tasks wait for a thread. Its daemon threads start
   * on demand and end after 5 idle seconds.
   *
   * @param name the name of its threads
   * @param most the number of threads at most
   */
  public static ExecutorService newPool(String name, int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
