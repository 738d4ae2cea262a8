package io.github.ibmcontainers.threads;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.testing.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Makes asynchronous calls and cancels one of them. */
final class AsyncMain {
  private static final int CALLS = 1_000;
  private static final String CLUSTER =
      "{\"id\": \"c\", \"name\": \"mine\", \"provider\": \"vpc-gen2\"}";

  private AsyncMain() {}

  /** Prints the results. */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (MockWebServer server = Servers.prompt()) {
      server.setProtocols(Http2Client.PROTOCOLS);
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
              MockResponse.Builder response =
                  new MockResponse.Builder().setHeader("Content-Type", "application/json");
              if (request.getTarget().contains("slow")) {
                stalled.countDown();
                release.await();
              }
              return response.body(CLUSTER).build();
            }
          });
      server.start();
      try (ContainersClient client = Http2Client.of(server.url("/global")).build()) {
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          calls.add(client.clusters().async(AsyncMain::isVirtualAfterCall));
        }
        System.out.println(
            "on virtual threads " + calls.stream().filter(CompletableFuture::join).count());
        cancel(client, stalled);
        release.countDown();
        System.out.println("usable " + client.clusters().async(it -> it.get("c")).get().name());
      }
      Executor own = task -> new Thread(task, "own").start();
      try (ContainersClient client = Http2Client.of(server.url("/global")).executor(own).build()) {
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
  private static void cancel(ContainersClient client, CountDownLatch stalled) throws Exception {
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
    stalled.await();
    slow.cancel(true);
    System.out.println("ended " + ended.await(100, TimeUnit.MILLISECONDS) + " " + failure.get());
  }
}
