package io.github.ibmcontainers.fake.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes what takes long beside the start. On threads of its own: what is tested may block all those
 * of the common pool while it waits for an answer of this cloud.
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
