package io.github.ibmcontainers.fake.http;

import java.io.IOException;
import java.net.ServerSocket;
import javax.net.ssl.SSLSocketFactory;

/** Starts HTTP servers. */
public interface Servers {
  /**
   * Serves a backend by HTTP.
   *
   * @param backend handles the requests
   * @param port the port; 0 for any free port
   * @return the port
   */
  int start(Backend backend, int port);

  /**
   * Serves a backend by HTTPS on a bound socket.
   *
   * @param backend handles the requests
   * @param socket the bound socket, which the server closes
   * @param tls creates the TLS sockets
   */
  void startTls(Backend backend, ServerSocket socket, SSLSocketFactory tls) throws IOException;
}
