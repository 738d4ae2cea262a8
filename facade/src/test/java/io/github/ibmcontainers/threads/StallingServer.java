package io.github.ibmcontainers.threads;

import static io.github.ibmcontainers.testing.Responses.json;

import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;

/** A server that speaks HTTP/2 and stalls requests of one kind until released. */
final class StallingServer implements AutoCloseable {
  private final MockWebServer server = Servers.prompt();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * Starts a server.
   *
   * @param target what the targets of stalled requests contain
   * @param body the body of all responses
   */
  StallingServer(String target, String body) throws IOException {
    server.setProtocols(Http2Client.PROTOCOLS);
    server.setDispatcher(
        Responses.to(
            request -> {
              if (request.getTarget().contains(target)) {
                stalled.countDown();
                released.await();
              }
              return json(body);
            }));
    server.start();
  }

  HttpUrl url() {
    return server.url("/global");
  }

  void awaitStalledRequest() throws InterruptedException {
    stalled.await();
  }

  void release() {
    released.countDown();
  }

  @Override
  public void close() {
    server.close();
  }
}
