package io.github.ibmcontainers.fake.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Computes expensive values in the background during the start. Uses its own threads because code
 * under test may block all threads of the common pool while it waits for a response of this cloud.
 */
public final class Background {
  private Background() {}

  /** Computes a value on a new daemon thread. */
  public static <T> CompletableFuture<T> supply(String name, Supplier<T> supplier) {
    return CompletableFuture.supplyAsync(
        supplier,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
