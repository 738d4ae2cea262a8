package io.github.ibmcontainers.fake.http;

import java.io.IOException;
import java.net.ServerSocket;
import javax.net.ssl.SSLSocketFactory;

/** Puts roles on the network. */
public interface Servers {
  /**
   * Serves a backend in clear text.
   *
   * @param backend what the server does
   * @param port the port, 0 for any free one
   * @return the port
   */
  int start(Backend backend, int port);

  /**
   * Serves a backend by TLS on a socket that is bound already.
   *
   * @param backend what the server does
   * @param socket the bound socket; the server owns it from now on
   * @param tls makes the TLS sockets
   */
  void startTls(Backend backend, ServerSocket socket, SSLSocketFactory tls) throws IOException;
}
