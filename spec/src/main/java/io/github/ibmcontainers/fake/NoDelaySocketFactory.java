package io.github.ibmcontainers.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * Creates server sockets whose connections have {@code TCP_NODELAY} set. Without it, each response
 * is delayed by 40 ms until the client acknowledges the headers. Can also be used for other
 * instances of {@code MockWebServer}: {@code server.setServerSocketFactory(new
 * NoDelaySocketFactory())}. Stateless and thread-safe.
 */
public final class NoDelaySocketFactory extends ServerSocketFactory {
  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Socket socket = super.accept();
        socket.setTcpNoDelay(true);
        return socket;
      }
    };
  }

  // MockWebServer binds its sockets itself.

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }
}
