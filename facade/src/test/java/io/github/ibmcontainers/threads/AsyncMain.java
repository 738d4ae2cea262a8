package io.github.ibmcontainers.threads;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Makes asynchronous calls and cancels one of them. */
final class AsyncMain {
  private static final int CALLS = 1_000;
  private static final String CLUSTER =
      "{\"id\": \"c\", \"name\": \"mine\", \"provider\": \"vpc-gen2\"}";

  private AsyncMain() {}

  /** Prints the results. */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    try (StallingServer server = new StallingServer("slow", CLUSTER)) {
      try (ContainersClient client = Http2Client.of(server.url()).build()) {
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          calls.add(client.clusters().async(AsyncMain::isVirtualAfterCall));
        }
        System.out.println(
            "on virtual threads " + calls.stream().filter(CompletableFuture::join).count());
        cancel(client, server);
        server.release();
        System.out.println("usable " + client.clusters().async(it -> it.get("c")).get().name());
      }
      Executor own = task -> new Thread(task, "own").start();
      try (ContainersClient client = Http2Client.of(server.url()).executor(own).build()) {
        System.out.println(
            "own executor "
                + client.clusters().async(it -> Thread.currentThread().getName()).get());
      }
    }
  }

  private static boolean isVirtualAfterCall(Clusters clusters) {
    try {
      return clusters.get("c").name().equals("mine")
          && (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @SuppressWarnings("SystemOut") // The parent process reads it.
  private static void cancel(ContainersClient client, StallingServer server) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<String> failure = new AtomicReference<>("none");
    CompletableFuture<Cluster> slow =
        client
            .clusters()
            .async(
                it -> {
                  try {
                    return it.get("slow");
                  } catch (RuntimeException e) {
                    failure.set(e.getClass().getSimpleName());
                    throw e;
                  } finally {
                    ended.countDown();
                  }
                });
    server.awaitStalledRequest();
    slow.cancel(true);
    System.out.println("ended " + ended.await(100, TimeUnit.MILLISECONDS) + " " + failure.get());
  }
}
