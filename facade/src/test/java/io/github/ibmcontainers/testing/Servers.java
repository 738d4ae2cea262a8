package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.fake.NoDelaySocketFactory;
import mockwebserver3.MockWebServer;

/** Servers for tests. */
public final class Servers {
  private Servers() {}

  /**
   * A server that is not started yet, and whose answers do not wait for an acknowledgement (40 ms
   * each).
   */
  public static MockWebServer prompt() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new NoDelaySocketFactory());
    return server;
  }
}
