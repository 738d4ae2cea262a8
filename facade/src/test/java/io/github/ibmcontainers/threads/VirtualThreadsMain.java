package io.github.ibmcontainers.threads;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.internal.concurrent.CallThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Lists clusters on many virtual threads and interrupts one of them. */
final class VirtualThreadsMain {
  private static final int CALLERS = 2_000;

  private VirtualThreadsMain() {}

  /** Prints the results. */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    try (StallingServer server = new StallingServer("/stall", "[]")) {
      try (ContainersClient client = Http2Client.of(server.url()).build()) {
        ExecutorService virtual = CallThreads.newExecutor("caller");
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          calls.add(virtual.submit(() -> client.clusters().list().all().size()));
        }
        int lists = 0;
        for (Future<Integer> call : calls) {
          lists += call.get() == 0 ? 1 : 0;
        }
        System.out.println("lists " + lists);
        System.out.println(
            "platform threads of the client "
                + Thread.getAllStackTraces().keySet().stream()
                    .filter(it -> it.getName().matches("ibm-containers(-call)?"))
                    .count());
        interrupt(client, virtual, server);
        server.release();
      }
    }
  }

  @SuppressWarnings("SystemOut") // The parent process reads it.
  private static void interrupt(
      ContainersClient client, ExecutorService virtual, StallingServer server) throws Exception {
    Future<String> outcome =
        virtual.submit(
            () -> {
              Thread self = Thread.currentThread();
              Future<?> interrupter =
                  virtual.submit(
                      () -> {
                        server.awaitStalledRequest();
                        self.interrupt();
                        return null;
                      });
              try {
                return client.request("GET", "/v1/stall").text().value();
              } catch (RuntimeException e) {
                return e.getClass().getSimpleName() + " " + self.isInterrupted();
              } finally {
                boolean unused = interrupter.isDone();
              }
            });
    System.out.println("interrupted " + outcome.get());
  }
}
