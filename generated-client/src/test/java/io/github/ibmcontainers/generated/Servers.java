package io.github.ibmcontainers.generated;

import io.github.ibmcontainers.fake.NoDelaySocketFactory;
import mockwebserver3.MockWebServer;

/** Creates test servers. */
public final class Servers {
  private Servers() {}

  /**
   * Returns a server that isn't started yet and that sends responses without waiting for an
   * acknowledgement (40 ms each).
   */
  public static MockWebServer prompt() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new NoDelaySocketFactory());
    return server;
  }
}
