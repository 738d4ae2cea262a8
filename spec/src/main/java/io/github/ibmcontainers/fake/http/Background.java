package io.github.ibmcontainers.fake.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Computes expensive values in the background of the start. It has its own threads because code
 * under test may block all threads of the common pool while it waits for a response of this cloud.
 */
public final class Background {
  private Background() {}

  /** The value, when it is made. */
  public static <T> CompletableFuture<T> supply(String name, Supplier<T> maker) {
    return CompletableFuture.supplyAsync(
        maker,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
